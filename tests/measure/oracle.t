#!/usr/bin/env perl
# The whole way: lines in files, read and measured by the program and printed
# as JSON, against GeodSolve -i -E (geographiclib-tools) on the same vertices;
# and the sample brought to other coordinate systems by ogr2ogr (gdal-bin).
use strict;
use warnings;
use Cwd 'abs_path';
use File::Temp 'tempdir';
use JSON::PP;
use Test::More;

my $demarc = abs_path($ENV{DEMARC} || 'build/release/demarc');
my $sample = 'geodata/kgz-tjk/segments.shp';
my $folder = tempdir(CLEANUP => 1);

# What a command says on stdout; dies with its stderr if it fails.
sub said {
    my ($command) = @_;
    my $text = `$command 2>$folder/err`;

    return $text if $? == 0;
    open my $in, '<', "$folder/err" or die "$command\n";
    die "$command: ", <$in>;
}

sub spill {
    my ($path, $text) = @_;
    open my $out, '>', $path or die "$path: $!\n";
    print {$out} $text;
    close $out or die "$path: $!\n";
}

# Metres along a line of [lon, lat]. Whole metres are summed apart from what
# is behind the point, so that nothing is lost.
sub geodsolve {
    my @line = @{$_[0]};
    my ($whole, $rest) = (0, 0);

    spill("$folder/edges", join '', map {
        sprintf "%.17g %.17g %.17g %.17g\n",
            @{$line[$_ - 1]}[1, 0], @{$line[$_]}[1, 0]
    } 1 .. $#line);
    my @edges = split /\n/, said("GeodSolve -i -E -p 10 <$folder/edges");
    die "GeodSolve has not answered\n" unless @edges == $#line;
    for (@edges) {
        /(\d+)(\.\d+)$/ or die "GeodSolve says $_\n";
        $whole += $1;
        $rest += $2;
    }
    return ($whole, $rest);
}

sub geojson {
    my ($path, @line) = @_;
    my $points = join ',', map { sprintf '[%.17g,%.17g]', @$_ } @line;

    spill($path, qq({"type":"FeatureCollection","features":[{"type":"Feature",)
        . qq("properties":{"id":"a"},"geometry":{"type":"LineString",)
        . qq("coordinates":[$points]}}]}));
}

sub stats {
    my ($path) = @_;
    return decode_json(said("$demarc stats --segments $path "
        . '--default-stage undetermined -f json'));
}

# ---- Lines of our own ----

srand(20220914); # drand48, the same in every perl
my %lines = (
    'across 180 degrees' => [
        [179.9, -16.9], [-179.9, -16.8], [180, -16.7], [-180, -16.6],
        [179.5, -16.5], [-179, -16]],
    'by way of both poles' => [
        [10, 80], [77, 90], [-120, 85], [0, 0.1], [60, -70], [0, -90],
        [30, -89.9999999]],
    'of some centimetres' => [map { [70 + $_ * 1e-7, 40 + rand 1e-7] } 0 .. 9],
);
my ($lon, $lat) = (60, 0);
for my $i (0 .. 19999) {
    $lon += rand(0.07) - 0.02;
    $lon -= 360 if $lon > 180;
    $lat = 40 + 20 * sin($i / 500) + rand(0.02);
    push @{$lines{'of 20,000 vertices'}}, [$lon, $lat];
}

for my $name (sort keys %lines) {
    my $base = "$folder/" . $name =~ s/\W+/-/gr;
    my ($whole, $rest) = geodsolve($lines{$name});

    geojson("$base.geojson", @{$lines{$name}});
    said("ogr2ogr $base.shp $base.geojson");
    for my $path ("$base.geojson", "$base.shp") {
        my $off = stats($path)->{summary}{total_m} - $whole - $rest;
        cmp_ok(abs $off, '<=', 1e-6, "a line $name, from "
            . $path =~ s/.*\.//r . ", within a micrometre")
            or diag(sprintf '%.3g m off', $off);
    }
}

# ---- The sample ----

sub near {
    my ($got, $want, $within, $name) = @_;
    cmp_ok(abs($got - $want), '<=', $within, $name)
        or diag(sprintf 'got %.9f, want %.9f', $got, $want);
}

# The lines of a file, by OGR: name => metres by GeodSolve.
sub sample_metres {
    my $text = said("ogr2ogr -f GeoJSON -lco SIGNIFICANT_FIGURES=17 "
        . "-lco RFC7946=NO /vsistdout/ $sample");
    my %metres;

    for my $feature (@{decode_json($text)->{features}}) {
        my $shape = $feature->{geometry};
        my @parts = $shape->{type} eq 'LineString' ? $shape->{coordinates}
            : @{$shape->{coordinates}};
        for my $part (@parts) {
            my ($whole, $rest) = geodsolve($part);
            my $closed = "@{$part->[0]}" eq "@{$part->[-1]}";
            $metres{$closed ? 'ring-1' : 'main'} += $whole + $rest;
        }
    }
    return %metres;
}

my %want = sample_metres();
my $told = decode_json(said("$demarc stats kgz-tjk -f json"));
my %got = map { $_->{name} => $_->{length_m} } @{$told->{meta}{routes}};

is_deeply([sort keys %got], ['main', 'ring-1'], 'the sample has two routes');
near($want{main}, 786235.376, 0.001, 'GeodSolve: the main line');
near($want{'ring-1'}, 51860.147, 0.001, 'GeodSolve: the ring of Vorukh');
near($want{main} + $want{'ring-1'}, 838095.522, 0.001, 'GeodSolve: the total');
near($got{main}, $want{main}, 1e-6, 'the main line, within a micrometre');
near($got{'ring-1'}, $want{'ring-1'}, 1e-6, 'the ring, within a micrometre');
near($told->{summary}{total_m}, $want{main} + $want{'ring-1'}, 1e-6,
    'the total, within a micrometre');

# ---- The sample in other coordinate systems ----

# All numbers of an export's geometries, in order; degrees with 7 decimals.
sub vertices {
    my ($path) = @_;
    my $text = said("$demarc export --segments $path -f geojson");
    my $pull;

    $pull = sub { map { ref() ? $pull->(@$_) : $_ } @_ };
    return map { $_->{geometry} ? $pull->($_->{geometry}{coordinates}) : () }
        @{decode_json($text)->{features}};
}

my %systems = (
    32642 => 'UTM 42', 28412 => 'Pulkovo 1942, GK 12', 3857 => 'web Mercator',
    2285 => 'US feet', 27572 => 'the Paris meridian',
    4284 => 'degrees on Pulkovo 1942',
);
my @old = vertices($sample);
my $worst;

for my $code (sort { $a <=> $b } keys %systems) {
    for my $end ('shp', 'gpkg') {
        my $path = "$folder/e$code.$end";
        said("ogr2ogr -t_srs EPSG:$code $path $sample");
        near(stats($path)->{summary}{total_m}, $want{main} + $want{'ring-1'},
            0.01, "EPSG:$code ($systems{$code}), $end: within 1 cm");
        my @new = vertices($path);
        $worst = 0;
        for (0 .. $#new) {
            my $off = abs($new[$_] - $old[$_]);
            $worst = $off if $off > $worst;
        }
        ok(@new == @old && $worst < 2.5e-7, 'and in the same place')
            or diag(sprintf '%d of %d numbers, %g degrees off', scalar @new,
                scalar @old, $worst);
    }
}

done_testing();
