#!/usr/bin/env perl
# import: the editions of feeds that are met, what their codes come to, and
# files that are none. No row is lost and no death: what goes in is what comes
# out and what was dropped, with a reason. Oracles: the rows
# themselves, which Feeds.pm makes; locate, whose distances have their own.
use strict;
use warnings;
use FindBin '$Bin';
use lib "$Bin/..";
use Feeds;
use JSON::PP;
use Run;
use Test::More;

is(scalar @ucdp, 49, 'UCDP GED has 49 columns');
is(scalar @acled, 31, 'ACLED has 31');
is(scalar @midloc, 16, 'MIDLOC-A 2 has 16');

my @both = qw(--party KGZ --party TJK);

# ---- UCDP GED ----

my $got = import_of(file(\@ucdp, ucdp()), @both);
my $row = $got->{rows}[0];
is($got->{exit}, 0, 'a row of UCDP') or diag $got->{err};
my %want = (id => 'ucdp-1', date => '2022-09-14', type => 'clash',
    title => 'Kyrgyzstan - Tajikistan', place => 'Ak-Sai', lon => '70.590',
    lat => '39.870', precision => 'exact', killed_kgz => 3, killed_tjk => 2,
    wounded_kgz => '', scope => 'combatants', source => 'UCDP GED',
    feed => 'ucdp', feed_id => 1, feed_source => '"AFP, 2022-09-16"',
    date_prec => 1, where_prec => 1, deaths_a => 3, deaths_b => 2,
    deaths_civilians => 4, deaths_unknown => 1, fatalities => 10,
    fatalities_low => 9, fatalities_high => 12);
is($row->{$_}, $want{$_}, "UCDP: $_") for sort keys %want;

# date_prec, first day, last day: EDTF; spans are doubt, not duration.
for my $case (
    [1, '2022-09-14', '2022-09-16', '2022-09-14/2022-09-16'],
    [2, '2022-09-14', '2022-09-17', '[2022-09-14..2022-09-17]'],
    [3, '2022-09-12', '2022-09-18', '[2022-09-12..2022-09-18]'],
    [3, '2022-09-14', '2022-09-14', '[2022-09-08..2022-09-20]'],
    [4, '2022-09-01', '2022-09-30', '2022-09'],
    [4, '2022-09-15', '2022-10-14', '[2022-09-15..2022-10-14]'],
    [5, '2022-01-01', '2022-12-31', '2022'],
    [9, '2022-09-14', '2022-09-14', '2022-09-14?']) {
    my ($prec, $from, $to, $edtf) = @$case;
    my $is = import_of(file(\@ucdp,
        ucdp(date_prec => $prec, date_start => $from, date_end => $to)));
    is($is->{rows}[0]{date}, $edtf, "date_prec $prec, $from to $to: $edtf");
}

# A side is a party's only as its government: by number, else by name.
for my $case (
    [{}, 3, 2, ''],
    [{side_a => 'Government of Tajikistan', gwnoa => 702,
        side_b => 'Government of Kyrgyzstan', gwnob => 703}, 2, 3, ''],
    [{gwnoa => '', gwnob => ''}, 3, 2, ''],
    [{gwnoa => '', side_a => 'Kyrgyz protesters'}, '', 2,
        '3 dead combatants of Kyrgyz protesters'],
    [{gwnoa => 704}, '', 2, '3 dead combatants of Government of Kyrgyzstan'],
    [{side_b => 'Civilians', gwnob => '', deaths_b => 0}, 3, '', '']) {
    my ($with, $kgz, $tjk, $note) = @$case;
    my $is = import_of(file(\@ucdp, ucdp(%$with)), @both)->{rows}[0];
    is("$is->{killed_kgz}|$is->{killed_tjk}|$is->{note}", "$kgz|$tjk|$note",
        'killed by side: ' . record(map { "$_ $with->{$_}" } sort keys %$with));
}

# A coarse place has no lon and lat, so that nothing measures from it.
for my $case ([1, 'exact', 1], [2, 'near', 1], [3, 'adm2', 1],
    [4, 'adm1', 0], [5, 'region', 0], [6, 'country', 0], [7, 'none', 0],
    [8, 'none', 0]) {
    my ($prec, $word, $placed) = @$case;
    my $is = import_of(file(\@ucdp, ucdp(where_prec => $prec)))->{rows}[0];
    is("$is->{precision}|$is->{lon}|$is->{feed_lon}",
        $placed ? "$word|70.590|" : "$word||70.590", "where_prec $prec: $word");
}

# Editions: fewer columns, other names, the point only as WKT, a mark.
my @older = grep { !/^(?:gwno|code_status|number_of|source_o|geom|adm_)/ } @ucdp;
my $older = file(\@older, record(@clash{@older}));
is(import_of($older, @both)->{rows}[0]{killed_tjk}, 2,
    @older . ' columns, as in an older release');
my @bare = grep { !/^(?:latitude|longitude)$/ } @ucdp;
is(import_of(file(\@bare, record(@clash{@bare})))->{rows}[0]{lon}, '70.590',
    'the point of geom_wkt');
is(import_of(spill("$scratch/bom.csv", "\xef\xbb\xbf", record(@ucdp), "\r\n",
        ucdp(), "\r\n"))->{rows}[0]{id}, 'ucdp-1', 'a mark, and CRLF');
is(import_of(spill("$scratch/cr.csv", record(@ucdp), "\r", ucdp(), "\r",
        ucdp(id => 2), "\r"))->{rows}[1]{id}, 'ucdp-2', 'lines ended by CR');
my $quoted = ucdp(source_headline => qq(He said "no",\nand left));
is(import_of(file(\@ucdp, $quoted))->{rows}[0]{note},
    qq(He said "no",\nand left), 'a line break, commas and quotes in a cell');

# A candidate release without a header.
$got = import_of(file(undef, ucdp(), ucdp(id => 2, deaths_b => 7)), @both);
is("@{[map { $_->{killed_tjk} } @{$got->{rows}}]}", '2 7',
    'no header: both rows are read');
like($got->{err}, qr/in\d+\.csv: no header; 49 columns/, 'and it is told');
is($got->{report}{meta}{files}[0]{header}, JSON::PP::false, 'in the report too');
is(import_of(file(undef, ucdp(date_prec => 'x')))->{exit}, 65,
    'no header and other content: refused');

# ---- ACLED ----

$row = import_of(file(\@acled, acled()), @both)->{rows}[0];
%want = (id => 'acled-KGZ123', date => '2022-09-14', type => 'clash',
    fatalities => 10, killed_kgz => '', killed_tjk => '', scope => '',
    source => 'ACLED', feed_source => '24.kg', source_date => '2022-09-20',
    precision => 'exact', note => 'On 14 September, both sides fired.',
    title => 'Armed clash: Military Forces of Kyrgyzstan (2021-) - '
        . 'Military Forces of Tajikistan (1994-)');
is($row->{$_}, $want{$_}, "ACLED: $_") for sort keys %want;
is(import_of(file(\@acled, acled(event_date => $_->[0],
        time_precision => $_->[1])))->{rows}[0]{date}, $_->[2],
    "ACLED date $_->[0], precision $_->[1]: $_->[2]")
    for ['14-09-2022', 1, '2022-09-14'],
    ['14 September 2022', 1, '2022-09-14'], ['4 Sep 2022', 1, '2022-09-04'],
    ['14 September 2022', 2, '[2022-09-08..2022-09-20]'],
    ['15-09-2022', 3, '2022-09'];
is(import_of(file(\@acled, acled(sub_event_type => $_->[0],
        event_type => $_->[1])))->{rows}[0]{type}, $_->[2],
    "ACLED $_->[1], $_->[0]: $_->[2]")
    for ['Agreement', 'Strategic developments', 'milestone'],
    ['Non-violent transfer of territory', 'Strategic developments', 'transfer'],
    ['Shelling/artillery/missile attack', 'Explosions/Remote violence', 'clash'],
    ['Peaceful protest', 'Protests', 'incident'],
    ['', 'Battle-No change of territory', 'clash'];
$row = import_of(file([map { uc } @acled], acled()))->{rows}[0];
is($row->{id}, 'acled-KGZ123', 'ACLED with an upper-case header');
is(import_of(file(\@acled, acled(geo_precision => 3)))->{rows}[0]{lon}, '',
    'geo_precision 3 has no place on the line');

# ---- COW MIDLOC ----

my %dispute = (year => 1993, dispnum => 4000, midloc2_location => "C\xf4te",
    midloc2_xlongitude => '70.5', midloc2_ylatitude => '39.9',
    midloc2_precision => 1);
$got = import_of(file(\@midloc, record(@dispute{@midloc}), record(
        @{{%dispute, dispnum => 4001, midloc2_xlongitude => -9,
            midloc2_ylatitude => -9, midloc2_precision => -9}}{@midloc})));
is($got->{rows}[0]{place}, "C\xc3\xb4te", 'MIDLOC in ISO-8859-1')
    or diag $got->{err};
like($got->{err}, qr/read as ISO-8859-1/, 'and it is told');
is($got->{rows}[0]{date}, 1993, 'dated by its year');
is("$got->{rows}[0]{lon} $got->{rows}[0]{lat}", '70.5 39.9', 'lon before lat');
is("$got->{rows}[1]{lon}|$got->{rows}[1]{feed_lon}", '|', '-9 is missing');
is(import_of(file(\@ucdp, ucdp(country => "C\xf4te")))->{exit}, 65,
    'another feed in ISO-8859-1 is not guessed at');

# ---- Any other table ----

$got = import_of(file('Datum;Was;Tote', '14.09.2022;Schüsse;3',
    '2022-09;mehr;'), qw(--from csv --party KGZ --field date=Datum --field
    title=Was --field killed_kgz=Tote));
is(join('|', map { "$_->{date},$_->{title},$_->{killed_kgz},$_->{scope}" }
        @{$got->{rows}}), '14.09.2022,Schüsse,3,|2022-09,mehr,,',
    'a table of its own, with --field') or diag $got->{err};
is(import_of(file('Datum', '2022'), qw(--from csv))->{exit}, 65,
    'without a date column it is refused');
is(import_of(file('date', '2022'), qw(--from csv --field dat=date))->{exit}, 2,
    'a role that is none is refused');

# ---- Filters, and sums ----

sub reasons {
    return join ', ', map { "$_->{rows} $_->{reason}" } @{$_[0]{report}{rows}};
}

my $mixed = file(\@ucdp, ucdp(), ucdp(id => 2, latitude => '41.5'),
    ucdp(id => 3, where_prec => 4), ucdp(id => 4, where_prec => 6, gwnoa => 750,
        gwnob => '', side_a => 'Government of India', side_b => 'Maoists',
        country => 'India'),
    ucdp(id => 5, date_start => '2010-01-01', date_end => '2010-01-01'),
    ucdp(id => 6, date_start => '2023-01-01', date_end => '2023-01-01'),
    ucdp(id => 7, date_prec => 5, date_start => '2022-01-01',
        date_end => '2022-12-31'));
my @near = ('--border', 'kgz-tjk', '-C', $top, qw(--near 20));
$got = import_of($mixed, @near, qw(--since 2022-09 --until 2022));
is(reasons($got), '2 within the distance of the line, '
    . '1 coarse place, so no distance; a party is named, '
    . '1 before the period, 1 after the period, 1 farther from the line, '
    . '1 coarse place, and no party is named', 'a reason for each row');
balanced($got, 'near and period');
my ($placed) = grep { $_->{id} eq 'ucdp-1' } @{$got->{rows}};
my ($at) = answer('locate', '-C', $top, 'kgz-tjk', '--lon', '70.590',
    '--lat', '39.870', '-f', 'json') =~ /"offset_m": ([\d.]+)/;
cmp_ok(abs($placed->{distance_km} * 1000 - $at), '<', 0.01,
    'the distance is that of locate');
is((grep { $_->{id} eq 'ucdp-3' } @{$got->{rows}})[0]{distance_km}, '',
    'a coarse place has none');
$got = import_of($mixed, @near, '--exact-only');
like(reasons($got), qr/2 coarse place or no position/, '--exact-only');
balanced($got, 'exact only');
$got = import_of($mixed, @near, qw(-v --near 1));
my @told = $got->{err} =~ /^demarc: \S+:(\d+): dropped \d+: .+$/mg;
is(scalar @told, $got->{all}{dropped}{rows}, '-v names each row dropped');
$got = import_of(file(\@ucdp, ucdp(latitude => '41.5')), @near);
is($got->{exit}, 65, 'an empty result is an error');
like($got->{err}, qr/the nearest is \d+\.\d km from the line/, 'and says how near');

# Sums over 100,000 rows, by a linear congruence: the same in every run.
{
    my $count = $ENV{QUICK} ? 1000 : 100000;
    my ($seed, %sum) = (1);
    my $next = sub { $seed = ($seed * 1103515245 + 12345) % 2147483648;
        return int($seed / 65536) % $_[0] };
    open my $to, '>:raw', "$scratch/many.csv" or die;
    print {$to} record(@ucdp), "\n";
    for my $id (1 .. $count) {
        my %n = map { $_ => $next->(12) } qw(deaths_a deaths_b deaths_civilians
            deaths_unknown);
        $n{best} = 0;
        $n{best} += $n{$_} for grep { /^deaths/ } keys %n;
        $sum{$_} += $n{$_} for keys %n;
        print {$to} ucdp(id => $id, %n, low => $n{best}, high => $n{best},
            longitude => 60 + $next->(2000) / 100,
            where_prec => 1 + $next->(7)), "\n";
    }
    close $to;
    $got = import_of("$scratch/many.csv", @near);
    balanced($got, "$count rows");
    is($got->{all}{in}{rows}, $count, 'all were read');
    is($got->{all}{in}{$_ eq 'best' ? 'fatalities' : $_}, $sum{$_},
        "the sum of $_ is that which went in") for sort keys %sum;
    my %kept;
    for my $r (@{$got->{rows}}) {
        $kept{$_} += $r->{$_} for qw(deaths_a deaths_civilians fatalities);
    }
    is($got->{all}{kept}{$_}, $kept{$_}, "and of $_ that which is written")
        for sort keys %kept;
    $kept{sides} += ($_->{killed_kgz} || 0) + ($_->{killed_tjk} || 0)
        for @{$got->{rows}};
    is($got->{all}{combatants}{of_parties}, $kept{sides},
        'combatants of the parties are those in killed_');
}

# ---- What it writes, the other verbs read ----

spill("$scratch/events.csv", import_of($mixed, @near)->{out});
for my $verb (qw(check timeline stats reconcile)) {
    my ($out, $err, $exit) = ask($verb, '-C', $top, 'kgz-tjk', '--events',
        "$scratch/events.csv");
    is($exit, 0, "$verb accepts what import writes") or diag $err, $out;
}

done_testing();
