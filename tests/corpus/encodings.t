#!/usr/bin/env perl
# The corpus of shapefiles in the encodings of the world: what the .cpg says,
# what the language byte says, and what the bytes are. The oracle is iconv(1).
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::Bin/..", $FindBin::Bin;
use Corpus;
use JSON::PP;
use Run;
use Shapefile;
use Test::More;

binmode Test::More->builder->$_, ':utf8'
    for qw(output failure_output todo_output);

my %names = (
    russian => ['Государственная граница', 'Линия контроля, участок Ворух'],
    short => ['Ворух', 'Ош'],
    kyrgyz => ['Кыргыз-Тажик чек арасы', 'Баткен шаары'],
    chinese => ['中国和哈萨克斯坦国界线东段已经勘定的部分', '争议地区，未定国界'],
    persian => ['مرز ايران و افغانستان', 'خط مرزي هيرمند، بخش شمالي'],
    arabic => ['الحدود بين السعودية واليمن', 'خط الحدود البحرية'],
    german => ['Grenze zwischen Österreich und Ungarn', 'Straße nach Győr'],
    french => ['Frontière méridionale', 'Côté français'],
    greek => ['Σύνορα Ελλάδας Αλβανίας', 'Κακαβιά'],
    thai => ['ชายแดนไทยกัมพูชา', 'พระวิหาร'],
    taiwanese => ['中華民國國界線東段', '爭議地區'],
    japanese => ['日本国境線は北方領土を含む', 'クナシリ島'],
    korean => ['군사분계선과 비무장지대', '북한'],
);

sub bytes_of {
    my ($text, $encoding) = @_;

    utf8::encode($text);
    spill("$scratch/.text", $text);
    my $bytes = qx(iconv -f UTF-8 -t $encoding '$scratch/.text');
    die "iconv -t $encoding\n" if $?;
    return $bytes;
}

# The base shapefile with two names in an encoding.
sub named {
    my ($which, $encoding, %how) = @_;
    my @cells = map { bytes_of($_, $encoding) } @{$names{$which}};
    my $files = shapefile(lines => lines(),
        fields => [['id', 8], ['stage', 16], ['name', $how{width} // 100]],
        rows => [map { ["s$_", 'described', $cells[$_ - 1]] } 1, 2],
        language => $how{language}, cpg => $how{cpg});
    $files->{cpg} = undef unless defined $how{cpg};
    return $files;
}

my $number = 0;

# The names come out as they went in, with these options; all is UTF-8.
sub comes_out {
    my ($title, $files, $which, @options) = @_;
    my $path = write_all("$scratch/names-" . ++$number, $files);
    my ($out, $err) = ask('export', $path, '-f', 'geojson', @options);
    my $text = $out . $err;

    ok(utf8::decode($text), "$title: what it says is UTF-8");
    my $got = eval { decode_json($out) } // {};
    is_deeply([map { $_->{properties}{name} } @{$got->{features}}],
        $names{$which}, "$title: the names") or diag($err);
}

# ---- Said, and so ----

my @said = (
    ['russian', 'UTF-8', cpg => 'UTF-8'], ['russian', 'UTF-8', cpg => "utf8\r\n"],
    ['russian', 'CP1251', cpg => '1251'], ['russian', 'CP1251', cpg => 'CP1251'],
    ['russian', 'CP1251', cpg => 'ANSI 1251'],
    ['russian', 'CP1251', cpg => 'windows-1251'],
    ['russian', 'CP1251', language => 0xc9],
    ['russian', 'CP866', language => 0x65],
    ['russian', 'CP866', language => 0x26],
    ['russian', 'CP866', language => 0xc9, cpg => 'OEM 866'],
    ['russian', 'KOI8-R', cpg => 'KOI8-R'],
    ['russian', 'ISO-8859-5', cpg => 'ISO-8859-5'],
    ['russian', 'ISO-8859-5', cpg => '88595'],
    ['short', 'CP1251', cpg => '1251'], ['short', 'CP866', language => 0x65],
    ['chinese', 'GB18030', cpg => 'GB18030'], ['chinese', 'GBK', cpg => 'CP936'],
    ['chinese', 'GBK', language => 0x4d], ['taiwanese', 'BIG5', cpg => 'Big5'],
    ['taiwanese', 'BIG5', language => 0x4f],
    ['japanese', 'CP932', cpg => 'Shift_JIS'],
    ['japanese', 'CP932', language => 0x13], ['korean', 'EUC-KR', cpg => '949'],
    ['persian', 'CP1256', cpg => '1256'], ['persian', 'CP1256', language => 0x7e],
    ['greek', 'CP1253', language => 0xcb], ['thai', 'CP874', language => 0x50],
    ['french', 'CP1252', language => 0x03],
    ['french', 'ISO-8859-1', cpg => 'ISO-8859-1'],
);
for my $row (@said) {
    my ($which, $encoding, %how) = @$row;
    my $title = "$which in $encoding, " . join ' ', map { "$_ $how{$_}" =~ s/\s+$//r }
        sort keys %how;
    corpus("said$number", [$title, 'ok', '', named($which, $encoding, %how)]);
    comes_out($title, named($which, $encoding, %how), $which);
}

# ---- Not said: found out, with a note ----

my @guessed = (
    ['russian', qw(UTF-8 CP1251 KOI8-R CP866 ISO-8859-5)],
    ['kyrgyz', qw(CP1251 CP866)], ['chinese', 'GB18030'],
    ['persian', 'CP1256'], ['thai', 'CP874'],
);
for my $row (@guessed) {
    my ($which, @encodings) = @$row;
    for my $encoding (@encodings) {
        my $title = "$which in $encoding, unsaid";
        corpus("unsaid$number", [$title, 'ok', 'text-guessed',
            named($which, $encoding)]);
        comes_out($title, named($which, $encoding), $which);
        comes_out("$title, byte 0x57", named($which, $encoding, language => 0x57),
            $which);
    }
}

# Short names: right, or the doubt is said. Never wrong without a word.
for my $row (['short', qw(CP1251 KOI8-R CP866 ISO-8859-5 MAC-CYRILLIC)],
    ['german', qw(CP1250 CP852)], ['french', qw(CP1252 CP850)],
    ['greek', 'CP1253'], ['arabic', 'CP1256'], ['taiwanese', 'BIG5'],
    ['japanese', qw(CP932 EUC-JP)],
    ['korean', 'EUC-KR']) {
    my ($which, @encodings) = @$row;
    for my $encoding (@encodings) {
        my $path = write_all("$scratch/short-" . ++$number,
            named($which, $encoding));
        my ($out, $err) = ask('export', $path, '-f', 'geojson');
        my @got = map { $_->{properties}{name} }
            @{(eval { decode_json($out) } // {})->{features}};
        utf8::decode($err);
        ok("@got" eq "@{$names{$which}}"
            || $err =~ /encoding was guessed: .* could also be .*--encoding/,
            "$which in $encoding: right, or in doubt") or diag("@got; $err");
    }
}

# ---- Said, but not so ----

corpus('lies',
    ['UTF-8 said of CP1251', 'warning', 'text-claim',
        named('russian', 'CP1251', cpg => 'UTF-8')],
    ['CP1251 said of UTF-8', 'warning', 'text-claim',
        named('russian', 'UTF-8', cpg => '1251')],
    ['the byte of CP1251 on UTF-8', 'warning', 'text-claim',
        named('russian', 'UTF-8', language => 0xc9)],
    ['the byte of CP1252 on CP1251', 'warning', 'text-doubt',
        named('russian', 'CP1251', language => 0x03)],
    ['GB18030 said of CP1251', 'warning', 'text-claim',
        named('russian', 'CP1251', cpg => 'GB18030')],
    ['no encoding at all', 'warning', 'text-claim',
        named('russian', 'CP1251', cpg => 'no such')],
    ['an empty .cpg', 'ok', 'text-guessed',
        named('russian', 'CP1251', cpg => '')],
    ['a .cpg that is not needed', 'ok', '', with(cpg => '1251')],
);
comes_out('UTF-8 said of CP1251', named('russian', 'CP1251', cpg => 'UTF-8'),
    'russian');
comes_out('CP1251 said of UTF-8', named('russian', 'UTF-8', cpg => '1251'),
    'russian');
comes_out('GB18030 said of KOI8-R', named('russian', 'KOI8-R', cpg => 'GB18030'),
    'russian');

# ---- --encoding overrides ----

comes_out('--encoding', named('short', 'KOI8-R'), 'short', '--encoding',
    'koi8-r');
comes_out('--encoding and a lie', named('short', 'CP866', cpg => '1251'), 'short',
    '--encoding', 'CP866');
comes_out('--encoding that is not needed', named('short', 'UTF-8'), 'short',
    '--encoding', 'CP866');
corpus('option',
    ['--encoding that is not needed', 'ok', 'text-own',
        named('short', 'UTF-8', cpg => 'UTF-8'), '--encoding', 'CP1251'],
    ['--encoding that does not fit', 'error', 'source-text',
        named('short', 'CP1251'), '--encoding', 'UTF-8'],
    ['--encoding that is none', 'refused', qr/is no encoding/,
        named('short', 'CP1251'), '--encoding', 'no such'],
);

# ---- Cut and broken texts ----

corpus('cut',
    ['half a character at the end', 'warning', 'text-cut',
        named('russian', 'UTF-8', cpg => 'UTF-8', width => 9)],
    ['half of one, unsaid', 'warning', 'text-cut',
        named('russian', 'UTF-8', width => 9)],
    ['half of one, Chinese', 'warning', 'text-cut',
        named('chinese', 'GB18030', cpg => 'GB18030', width => 9)],
    ['whole ones', 'ok', '',
        named('russian', 'UTF-8', cpg => 'UTF-8', width => 10)],
);
my $broken = named('russian', 'CP1251', cpg => '1251');
$broken->{dbf} =~ s/\xee/\x98/; # no character of CP1251
corpus('broken',
    ['a byte that is none, the rest in doubt', 'warning', 'text-claim', $broken],
    ['the same, with --encoding', 'error', 'source-text', $broken, '--encoding',
        'CP1251']);
{
    my ($out, $err) = ask('stats', write_all("$scratch/broken", $broken),
        '--encoding', 'CP1251');
    like($err, qr/feature 1, field "name": byte 0x98 .*--encoding/,
        'it names feature, field and byte');
}

# ---- Names of fields ----

my $field = named('russian', 'CP1251', cpg => '1251');
my $word = bytes_of('имя', 'CP1251');
$field->{dbf} =~ s/name\0{7}/$word . "\0" x 8/e;
comes_out('a field with a Russian name', $field, 'russian', '--field',
    do { my $option = 'name=имя'; utf8::encode($option); $option });

# ---- Other formats are UTF-8 ----

my $geojson = '{"type":"FeatureCollection","features":[{"type":"Feature",'
    . '"properties":{"id":"a","stage":"","name":"%s"},"geometry":{"type":'
    . '"LineString","coordinates":[[70,40],[71,40]]}}]}';
corpus('json',
    ['GeoJSON in CP1251', 'error', 'source-text', sub {
        spill("$_[0].geojson", sprintf $geojson, bytes_of('Ворух', 'CP1251'))}],
    ['GeoJSON with a NUL', 'error', 'source-text', sub {
        spill("$_[0].geojson", sprintf $geojson, 'a\u0000b')}],
    ['GeoJSON in UTF-8', 'ok', '', sub {
        spill("$_[0].geojson", sprintf $geojson, bytes_of('Ворух', 'UTF-8'))}],
    ['CSV with WKT in CP1251', 'error', 'csv-encoding', sub {
        spill("$_[0].csv", "id,stage,name,wkt\na,,", bytes_of('Ворух', 'CP1251'),
            ",\"LINESTRING (70 40,71 40)\"\n"); (rename "$_[0].csv", "$_[0].txt");
        "$_[0].txt"}, '--assume-crs', 'EPSG:4326'],
    ['the same with --encoding', 'ok', '', sub {
        spill("$_[0].csv", "id,stage,name,wkt\na,,", bytes_of('Ворух', 'CP1251'),
            ",\"LINESTRING (70 40,71 40)\"\n"); (rename "$_[0].csv", "$_[0].txt");
        "$_[0].txt"}, '--assume-crs', 'EPSG:4326', '--encoding', 'cp1251'],
);

done_testing();
