#!/usr/bin/env perl
# GeoJSON from outside: strict RFC 7946, read back by ogrinfo and mapshaper,
# measured again by GeodSolve, and filtered by date.
use strict;
use utf8;
use warnings;
use Encode ();
use FindBin;
use lib "$FindBin::Bin/..";
use JSON::PP;
use List::Util qw(max min sum0);
use Run;
use Test::More;

my @classes = qw(unknown undetermined described delimited demarcated disputed
    line-of-control);
my %types = map { $_ => 1 } qw(Point LineString MultiLineString);

# All positions of a geometry.
sub positions {
    my ($coordinates) = @_;
    return ref $coordinates->[0] ? map { positions($_) } @$coordinates
        : ($coordinates);
}

sub lines_of {
    my ($geometry) = @_;
    return $geometry->{type} eq 'LineString' ? ($geometry->{coordinates})
        : @{$geometry->{coordinates}};
}

# What RFC 7946 forbids, section by section.
sub faults {
    my ($text) = @_;
    my ($all, @faults) = eval { JSON::PP->new->utf8->decode($text) };
    my @forbidden = qw(crs coordinates geometries); # 4; 7.1

    return "not JSON: $@" unless $all;
    push @faults, 'not UTF-8' # RFC 8259, 8.1
        unless eval { Encode::decode('UTF-8', $text, Encode::FB_CROAK); 1 };
    push @faults, 'a byte order mark' if $text =~ /^\xef\xbb\xbf/;
    push @faults, 'no collection' if $all->{type} ne 'FeatureCollection';
    push @faults, grep { exists $all->{$_} } @forbidden, qw(geometry properties);
    push @faults, "more than 7 decimals: $1" # section 8 of the design
        if $text =~ /[\[,](-?\d+\.\d{8,})[\],]/;
    for my $feature (@{$all->{features}}) { # 3.2
        my $geometry = $feature->{geometry};
        push @faults, 'no feature' if $feature->{type} ne 'Feature';
        push @faults, 'no properties' if ref $feature->{properties} ne 'HASH';
        push @faults, 'no geometry member' unless exists $feature->{geometry};
        push @faults, grep { exists $feature->{$_} } @forbidden, 'features';
        push @faults, geometry_faults($geometry) if $geometry;
    }
    push @faults, box_faults($all);
    return @faults;
}

sub geometry_faults {
    my ($geometry) = @_;
    my @faults;

    push @faults, "type $geometry->{type}" unless $types{$geometry->{type}};
    push @faults, grep { $_ !~ /^(?:type|coordinates|bbox)$/ } keys %$geometry;
    for (positions($geometry->{coordinates})) { # 3.1.1, 4
        push @faults, "position @$_" if @$_ != 2 || abs($_->[0]) > 180
            || abs($_->[1]) > 90 || grep { ref || !/^-?\d/ } @$_;
    }
    return @faults if $geometry->{type} eq 'Point';
    for my $line (lines_of($geometry)) { # 3.1.4, 3.1.9
        push @faults, 'a line of one position' if @$line < 2;
        push @faults, 'across the antimeridian'
            if grep { abs($line->[$_][0] - $line->[$_ - 1][0]) > 180 }
            1 .. $#$line;
    }
    return @faults;
}

sub box_faults { # 5, 5.2
    my ($all) = @_;
    my @at = map { positions($_->{coordinates}) }
        grep { defined } map { $_->{geometry} } @{$all->{features}};
    my ($west, $south, $east, $north) = @{$all->{bbox} || []};

    return @at ? 'no bbox' : () unless defined $north;
    return 'bbox' if $south != min(map { $_->[1] } @at)
        || $north != max(map { $_->[1] } @at)
        || grep { $west <= $east ? $_->[0] < $west || $_->[0] > $east
            : $_->[0] < $west && $_->[0] > $east } @at;
    return ();
}

# Metres of each class, by GeodSolve on the lines of these pieces; with a
# member of lengths, those that the pieces say of themselves.
sub lengths {
    my ($said, @pieces) = @_;
    my %sum = map { $_ => 0 } @classes;
    my @metres = $said ? map { 1000 * $_->{properties}{length_km} } @pieces
        : map { sum0(metres(lines_of($_->{geometry}))) } @pieces;

    $sum{$pieces[$_]{properties}{class}} += $metres[$_] for 0 .. $#pieces;
    return \%sum;
}

sub pieces_of {
    my ($all) = @_;
    return grep { $_->{properties}{kind} eq 'piece' } @{$all->{features}};
}

# Do the lengths agree with those of stats, within so many metres?
sub agree {
    my ($got, $sum, $metres, $name) = @_;
    my @off = grep { abs($got->{$_} - $sum->{s/-/_/gr . '_m'}) > $metres }
        @classes;
    is_deeply(\@off, [], $name) or diag(explain([$got, $sum]));
}

sub alive {
    my ($piece, $day) = @_;
    my ($start, $end) = @{$piece->{properties}}{qw(start_date end_date)};
    return (!defined $start || $start le $day) && (!defined $end || $day lt $end);
}

# Installed once, into build/, which is no part of the repository.
sub mapshaper {
    my $folder = "$top/build/npm";
    my $program = "$folder/node_modules/.bin/mapshaper";

    return ('mapshaper') if has_tool('mapshaper');
    return (undef, 'npm is not installed') unless has_tool('npm');
    system "mkdir -p '$folder' && npm install --silent --no-audit --no-fund"
        . " --omit=optional --ignore-scripts --prefix '$folder'"
        . " mapshaper\@0.6.57 >'$scratch/npm.log' 2>&1" unless -x $program;
    return -x $program ? ($program)
        : (undef, 'npm could not install mapshaper (is there a network?)');
}

sub read_back {
    my ($file, $count, $name) = @_;
    my $ogr = qx(ogrinfo -ro -so -al '$file' 2>&1);
    my ($program, $why) = mapshaper();

    is(sum0($ogr =~ /^Feature Count: (\d+)/mg), $count,
        "$name: ogrinfo counts $count features");
    unlike($ogr, qr/warning|error/i, "$name: and has nothing to say");
    SKIP: {
        skip("$name: $why", 1) unless $program;
        is(sum0(qx($program '$file' -info 2>&1) =~ /^Records: +(\d+)/mg),
            $count, "$name: so does mapshaper");
    }
}

# The checks that hold for every border, on these days.
sub check {
    my ($name, $days, @words) = @_;
    my $text = answer('export', @words, '--history');
    my $history = JSON::PP->new->utf8->decode($text);

    is_deeply([faults($text)], [], "$name: the history is strict");
    for my $day (@$days) {
        my $text = answer('export', @words, '--as-of', $day);
        my $sum = table('stats', @words, '--as-of', $day)->{summary};
        my @pieces = pieces_of(JSON::PP->new->utf8->decode($text));
        my $vertices = sum0(map { scalar positions($_->{geometry}{coordinates}) }
            @pieces);

        is_deeply([faults($text)], [], "$name on $day: strict");
        agree(lengths(0, @pieces), $sum, 0.02 * $vertices,
            "$name on $day: its pieces measured again");
        agree(lengths(1, @pieces), $sum, 1e-3 * (1 + @pieces),
            "$name on $day: the lengths they say");
        agree(lengths(1, grep { alive($_, $day) } pieces_of($history)), $sum,
            1e-3 * (1 + @pieces), "$name on $day: the history, filtered");
        is(scalar(grep { !alive($_, $day) } @pieces), 0,
            "$name on $day: each lives then");
    }
    return $history;
}

# ---- The sample ----

my @sample = ('-C', $top, 'kgz-tjk');
my $day = spill("$scratch/day.geojson",
    answer('export', @sample, '--as-of', '2022-09-14', '-f', 'geojson'));
my $all = JSON::PP->new->utf8->decode(slurp($day));
my $history = check('the sample', [qw(2010-12-31 2011-12-30 2011-12-31
    2022-04-29 2022-04-30 2022-09-14 2024-12-03 2024-12-04 2025-03-12
    2025-03-13)], @sample);

read_back($day, scalar @{$all->{features}}, 'the sample');
my @late = grep { $_->{properties}{kind} eq 'event' && defined
    $_->{properties}{start_date} && $_->{properties}{start_date} gt '2022-09-14' }
    @{$all->{features}};
is_deeply(\@late, [], 'no event is there before it begins');
is(scalar(grep { $_->{properties}{kind} eq 'event' } @{$history->{features}}),
    scalar @{table('timeline', @sample)->{rows}}, 'the history has all events');
my @nowhere = grep { $_->{properties}{kind} eq 'event' && !$_->{geometry} }
    @{$history->{features}};
ok(@nowhere > 0, 'an event without a place has null geometry');

# ---- Borders that are hard ----

sub feature {
    my ($properties, $type, $coordinates) = @_;
    return qq({"type":"Feature","properties":$properties,"geometry":)
        . qq({"type":"$type","coordinates":$coordinates}});
}

sub collection {
    my ($name, @features) = @_;
    return spill("$scratch/$name.geojson",
        '{"type":"FeatureCollection","features":[', join(",\n", @features),
        ']}');
}

my $dateline = collection('dateline',
    feature('{"id":"a","stage":"agreed"}', 'LineString',
        '[[170,60],[179.9,65],[-179.9,66],[-170,62],[-175,61]]'),
    feature('{"id":"on","stage":""}', 'LineString',
        '[[180,10],[180,20],[-175,21],[-180,30]]'),
    feature('{"id":"twice","stage":"disputed"}', 'LineString',
        '[[179,-10],[-179,-11],[179,-12],[-179,-13]]'));
my $events = spill("$scratch/dateline.csv", "date,stage,stretch,lon,lat\n",
    "2020,delimited,a[20%..60%],180,62\n2021,,,-179,1\n");
my $cut = check('the antimeridian', [qw(2019-12-31 2020-12-31)],
    $dateline, $events);
cmp_ok($cut->{bbox}[0], '>', $cut->{bbox}[2], 'its bbox has west above east');
read_back(spill("$scratch/cut.geojson", answer('export', $dateline, $events)),
    scalar(pieces_of(JSON::PP->new->utf8->decode(
        answer('export', $dateline, $events)))) + 2, 'the antimeridian');

# 40 degrees of longitude at 10 north and no crossing: the bbox is plain.
my $plain = collection('plain', feature('{"id":"a","stage":""}',
    'LineString', '[[-20,10],[20,10]]'));
is_deeply(JSON::PP->new->decode(answer('export', $plain))->{bbox},
    [-20, 10, 20, 10], 'a bbox that does not cross');

my $parts = collection('parts',
    feature('{"id":"a","stage":"agreed","until":"2021-01-01"}',
        'MultiLineString', '[[[70,40],[71,40]],[[72,40],[73,41],[74,40]]]'),
    feature('{"id":"b","stage":"","from":"2021-01-01"}', 'LineString',
        '[[70,40],[70.5,40.5],[71,40]]'),
    feature('{"id":"ring","stage":"remaining"}', 'LineString',
        '[[60,30],[60.1,30],[60.1,30.1],[60,30.1],[60,30]]'));
spill("$scratch/parts.csv", "date,stage,stretch\n",
    "2019-05-05,delimited,a[50%..100%]\n2020,disputed,ring[1..5]\n",
    "2022-02,undisputed,ring\n2023,demarcated,all\n");
check('several parts', [qw(2018 2019-05-05 2020-06-30 2020-12-31 2021-01-01
    2022-02-28 2023-12-31)], $parts, "$scratch/parts.csv");

# ---- Text that is hard ----

my @texts = ('quote " and \\ and /', "</script><script>alert(1)//",
    "control \x01\x1f\x7f tab \t", "Ворух,\x{2028}\x{1f5fa}");
my $names = collection('names', map {
    feature(Encode::decode('UTF-8', JSON::PP->new->utf8->encode(
        {id => "s$_", stage => 'open', name => $texts[$_]})), 'LineString',
        "[[$_,1],[$_.5,1]]") =~ s/([^\x00-\x7f])/Encode::encode('UTF-8', $1)/ger
} 0 .. $#texts);
my $said = answer('export', $names);
is_deeply([faults($said)], [], 'hard names: strict');
is_deeply([map { $_->{properties}{name} } sort { $a->{properties}{segment} cmp
    $b->{properties}{segment} } pieces_of(JSON::PP->new->utf8->decode($said))],
    [map { s/[ \t]+$//r } @texts], 'hard names: the same names come back');
unlike($said, qr/[\x00-\x09\x0b-\x1f]/, 'hard names: no control characters');

# A name in another encoding is refused, not guessed.
my $wrong = collection('wrong', feature("{\"id\":\"a\",\"stage\":\"\","
    . "\"name\":\"\xcd\xe5\"}", 'LineString', '[[1,1],[2,1]]'));
my ($out, $err, $exit) = ask('export', $wrong);
is($exit, 65, 'a name that is not UTF-8 is refused');
is($out, '', 'and nothing is written');
like($err, qr/^demarc: \S+wrong\.geojson:(?:\d+:)? .*UTF-8.*\n\z/, 'in one line');

done_testing();
