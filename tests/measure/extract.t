#!/usr/bin/env perl
# The lines between polygons. The oracle is the TopoJSON of world-atlas, in
# which neighbours name the same arcs: read here by hand, and measured by
# GeodSolve. Without npm, GeodSolve or the network this skips.
use strict;
use warnings;
use File::Temp 'tempdir';
use JSON::PP;
use List::Util qw(sum max);
use Test::More;

my $demarc = $ENV{DEMARC} || 'build/release/demarc';
my $here = tempdir(CLEANUP => 1);
for my $tool (qw(npm tar GeodSolve)) {
    plan skip_all => "$tool is missing"
        if system("command -v $tool >/dev/null 2>&1") != 0;
}
my $cache = $ENV{WORLD_ATLAS} || '';
my $file = "$here/package/countries-10m.json";
if ($cache) {
    $file = $cache;
} elsif (system("cd $here && npm pack --silent world-atlas\@2.0.2 >/dev/null "
        . '2>&1 && tar -xzf world-atlas-2.0.2.tgz') != 0) {
    plan skip_all => 'world-atlas 2.0.2 cannot be had through npm';
}

sub slurp {
    open my $in, '<:raw', $_[0] or die "$_[0]: $!\n";
    local $/;
    return <$in>;
}

# ---- The oracle ----

my $topo = decode_json(slurp($file));
my ($scale, $move) = @{$topo->{transform}}{qw(scale translate)};
my @arcs = map {
    my ($x, $y) = (0, 0);
    [map {
        $x += $_->[0]; $y += $_->[1];
        [$x * $scale->[0] + $move->[0], $y * $scale->[1] + $move->[1]]
    } @$_]
} @{$topo->{arcs}};
my @features = @{$topo->{objects}{countries}{geometries}};

sub flat { map { ref $_ ? flat(@$_) : $_ } @_ }

# Geodesic length of each line, in one run of GeodSolve.
sub lengths {
    my @lines = @_;
    my ($text, @edges) = ('');

    for my $i (0 .. $#lines) {
        for my $k (1 .. $#{$lines[$i]}) {
            my ($p, $q) = @{$lines[$i]}[$k - 1, $k];
            next if $p->[0] == $q->[0] && $p->[1] == $q->[1];
            $text .= join(' ', map { sprintf '%.17g', $_ } $p->[1], $p->[0],
                $q->[1], $q->[0]) . "\n";
            push @edges, $i;
        }
    }
    open my $out, '>', "$here/edges" or die;
    print $out $text;
    close $out;
    my @sum = (0) x @lines;
    my $i = 0;
    for (`GeodSolve -i -p 6 < $here/edges`) {
        $sum[$edges[$i++]] += (split)[2];
    }
    return @sum;
}

my %users; # arc => the features that name it
for my $i (0 .. $#features) {
    $users{$_ < 0 ? ~$_ : $_}{$i} = 1 for flat($features[$i]{arcs} || []);
}
my %pair; # "i j" => its arcs
for my $arc (keys %users) {
    my @who = sort { $a <=> $b } keys %{$users{$arc}};
    for my $i (0 .. $#who) {
        push @{$pair{"$who[$i] $who[$_]"}}, $arc for $i + 1 .. $#who;
    }
}
my @of_arc = lengths(@arcs);
my %truth; # "name|name" => metres
for (keys %pair) {
    my ($i, $j) = split;
    my $key = join '|', sort map { $features[$_]{properties}{name} } $i, $j;
    $truth{$key} += sum map { $of_arc[$_] } @{$pair{$_}};
}
is(scalar keys %truth, 335, 'the oracle has 335 pairs');

# ---- All of them ----

sub run {
    my @command = @_;
    my $text = `$demarc extract @command 2>$here/err`;
    return ($? >> 8, $text, slurp("$here/err"));
}

# Codes are the names here: they tell all 255 features apart.
my ($exit, $text) = run($file, '--all', '--code', 'name', '-f', 'json');
is($exit, 0, '--all: exit code');
my (%found, %border_of);
for (@{decode_json($text)->{rows}}) {
    next if $_->{kind} ne 'line' && $_->{kind} ne 'ring';
    my $key = join '|', sort @$_{qw(left right)};
    $found{$key} += $_->{length_m};
    $border_of{$key}{$_->{border}} = 1;
}
is_deeply([sort keys %found], [sort keys %truth], '--all: the same pairs');
my @off = grep { abs($found{$_} - $truth{$_}) > 0.0005 * $truth{$_} }
    grep { exists $found{$_} } keys %truth;
is("@off", '', '--all: lengths within 0.05 % of the arcs');
my $worst = max map { abs($found{$_} - $truth{$_}) }
    grep { exists $found{$_} } keys %truth;
cmp_ok($worst, '<', 0.001, '--all: lengths within 1 mm of the arcs');
is(scalar(grep { keys %{$border_of{$_}} != 1 } keys %border_of), 0,
    '--all: one border for each pair');

# ---- Two polygons ----

sub rings_of {
    my ($feature) = @_;
    my @polygons = $feature->{type} eq 'Polygon' ? ($feature->{arcs})
        : @{$feature->{arcs}};
    return map {
        [map {
            my @points;
            for my $arc (@$_) {
                my @way = @{$arcs[$arc < 0 ? ~$arc : $arc]};
                @way = reverse @way if $arc < 0;
                shift @way if @points;
                push @points, @way;
            }
            \@points;
        } @$_]
    } @polygons;
}

sub polygon_write {
    my ($name, $code, $change) = @_;
    my ($feature) = grep { ($_->{id} || '') eq $code } @features;
    my @polygons = map { [map { $change->($_) } @$_] } rings_of($feature);
    open my $out, '>', "$here/$name.geojson" or die;
    my $text = join ',', map {
        '[' . join(',', map {
            '[' . join(',', map { sprintf '[%.17g,%.17g]', @$_ } @$_) . ']'
        } @$_) . ']'
    } @polygons;
    print $out '{"type":"Feature","id":"', $code, '","properties":{"name":"',
        $name, '"},"geometry":{"type":"MultiPolygon","coordinates":[', $text,
        "]}}\n";
    close $out;
    return "$here/$name.geojson";
}

my $state = 20240913;
sub chance { # Park and Miller's minimal standard; -1 to 1
    $state = $state * 16807 % 2147483647;
    return 2 * $state / 2147483647 - 1;
}

sub moved {
    my ($by) = @_;
    return sub {
        my ($ring) = @_;
        my @points = map { [$_->[0] + $by * chance(), $_->[1] + $by * chance()] }
            @$ring[0 .. $#$ring - 1];
        return [@points, $points[0]];
    };
}

# Every third vertex but the ring's first and last.
sub dropped {
    my ($ring) = @_;
    return [map { $ring->[$_] }
        grep { $_ == 0 || $_ == $#$ring || $_ % 3 } 0 .. $#$ring];
}

sub km {
    my ($kind, $json) = @_;
    return sum(0, map { $_->{length_m} / 1000 }
        grep { $_->{kind} eq $kind } @{$json->{rows}});
}

my $kgz = polygon_write('KGZ', '417', sub { $_[0] });
my %case = (same => polygon_write('same', '762', sub { $_[0] }));
$case{"moved $_"} = polygon_write("moved$_", '762', moved($_))
    for qw(1e-9 1e-5 1e-4 1e-3);

# The arcs: main 786.235 km, ring 51.860 km, together 838.096 km.
for my $name (sort keys %case) {
    for my $side (qw(a mid)) { # side b is as long as its moved vertices say
        my ($exit, $text) =
            run($kgz, $case{$name}, '--side', $side, '-f', 'json');
        my $json = $exit ? {rows => []} : decode_json($text);
        my $share = $side eq 'a' ? 0.0005 : 0.002;
        my ($main, $ring) = (km('line', $json), km('ring', $json));

        ok(abs($main + $ring - 838.096) <= $share * 838.096
            && abs($main - 786.235) <= $share * 786.235
            && abs($ring - 51.860) <= $share * 51.860 && @{$json->{rows}} == 2,
            "$name, side $side: within " . 100 * $share . ' %')
            or diag("main $main, ring $ring");
    }
}

# The vertices that are left, from tripoint to tripoint: 822.418 km.
my $third = polygon_write('third', '762', \&dropped);
my %sum;
for my $side (qw(a b mid)) {
    my ($exit, $text) = run($kgz, $third, '--side', $side, '-f', 'json');
    my $json = $exit ? {rows => []} : decode_json($text);
    $sum{$side} = km('line', $json) + km('ring', $json);
    is(scalar @{$json->{rows}}, 2, "third dropped, side $side: two lines");
}
cmp_ok(abs($sum{a} - 838.096), '<=', 0.838, 'third dropped: side a');
cmp_ok(abs($sum{b} - 822.418), '<=', 0.822, 'third dropped: side b');
ok($sum{b} < $sum{mid} && $sum{mid} < $sum{a}, 'third dropped: mid between');

# Side a keeps its vertices to the digit.
($exit, $text) = run($kgz, $case{'moved 1e-3'}, '-f', 'geojson');
my %vertex = map { sprintf('%.17g %.17g', @$_) => 1 }
    map { @$_ } map { @$_ } rings_of((grep { ($_->{id} || '') eq '417' }
        @features)[0]);
my @strange = grep { !$vertex{$_} } map { sprintf '%.17g %.17g', @$_ }
    map { @{$_->{geometry}{coordinates}} } @{decode_json($text)->{features}};
is("@strange", '', 'side a: its vertices to the digit');

# stats reads the file as it is.
open my $out, '>', "$here/line.geojson" or die;
print $out $text;
close $out;
$text = `$demarc stats --segments $here/line.geojson --by route -f csv`;
is($?, 0, 'stats reads it');
like($text, qr/^main,.*786\.235/m, 'stats: the main route');
like($text, qr/^ring-1,.*51\.860/m, 'stats: the ring');

# From one file, with tripoints named; --start turns, sides stay true.
($exit, $text) = run($file, '--pair', 'TJK,KGZ', '-f', 'json');
my ($main) = @{decode_json($text)->{rows}};
is("$main->{line} $main->{left} $main->{right} $main->{start} $main->{end}",
    'kgz-tjk-1 KGZ TJK UZB CHN', 'named, oriented, tripoints');
($exit, $text) =
    run($file, '--pair', 'TJK,KGZ', '--start', '73.6,39.4', '-f', 'json');
($main) = @{decode_json($text)->{rows}};
is("$main->{line} $main->{left} $main->{right} $main->{start} $main->{end}",
    'kgz-tjk-1 TJK KGZ CHN UZB', '--start turns it, and swaps the sides');

# Nothing found is an error with the distance.
($exit, $text, my $error) = run($file, '--pair', 'FRA,JPN');
is("$exit|$text", '65|', 'no border: exit code, and nothing printed');
like($error, qr/more than 20 km apart/, 'no border: how far');
($exit, $text, $error) = run($file, '--pair', 'SGP,MYS');
is($exit, 65, 'across a strait: exit code');
like($error, qr/within \d+\.\d+ m of each other/, 'across a strait: how far');

done_testing();
