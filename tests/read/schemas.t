#!/usr/bin/env perl
# Vocabularies of other people's lines. The fixtures hold every class of Natural
# Earth, in FEATURECLA and in its views, and LSIB's ranks and labels
# (tests/fixtures/make-schemas makes them). What each class must come to is said
# here once more; the lengths are GeodSolve's on the fixtures' own vertices.
use strict;
use warnings;
use File::Temp 'tempdir';
use JSON::PP;
use Test::More;

my $demarc = $ENV{DEMARC} || 'build/release/demarc';
my $fixtures = 'tests/fixtures';
my $scratch = tempdir(CLEANUP => 1);

my %natural_earth = (
    'International boundary (verify)' => 'demarcated',
    'Indefinite (please verify)' => 'undetermined',
    'Disputed (please verify)' => 'disputed',
    'Line of control (please verify)' => 'line_of_control',
    'Unrecognized' => 'hidden',
    'Breakaway' => 'disputed',
    'Claim boundary' => 'disputed',
    'Elusive frontier' => 'disputed',
    'Reference line' => 'disputed',
    'Indeterminant frontier' => 'undetermined',
    'Lease limit' => 'unknown',
    'Overlay limit' => 'unknown',
    'Map unit boundary' => 'unknown',
    'Admin-1 boundary' => 'unknown',
    'Marine Indicator Treaty' => 'delimited',
    'Marine Indicator Median' => 'undetermined',
    'Marine Indicator Disputed' => 'disputed',
    'Marine Indicator 200 mi nl' => 'unknown',
);
my %lsib = (
    '1' => 'delimited', '2' => 'disputed', '3' => 'unknown',
    '1 Indefinite boundary' => 'undetermined',
    '1 Boundary in dispute' => 'disputed',
    '2 Line of Control' => 'line_of_control',
    '2 1949 Armistice Line' => 'line_of_control',
    '2 Military Demarcation Line' => 'line_of_control',
    '2 Line of Actual Control' => 'line_of_control',
    '2 Claim line' => 'disputed',
    '3 Demilitarized Zone' => 'unknown',
);

sub spill {
    my ($name, $text) = @_;
    open my $out, '>:raw', "$scratch/$name" or die "$name: $!\n";
    print {$out} $text;
    close $out or die "$name: $!\n";
    return "$scratch/$name";
}

# What demarc prints, what it says beside it, and its exit code.
sub run {
    my $said = qx($demarc @_ 2>'$scratch/err');
    my $code = $? >> 8;
    open my $in, '<', "$scratch/err" or die $!;
    local $/;
    return ($said, scalar(<$in>) // '', $code);
}

sub table {
    my ($said, $err, $code) = run(@_, '-f json');
    is($code, 0, "demarc @_") or diag($err);
    return $code ? {} : JSON::PP->new->utf8->decode($said);
}

# The features of a fixture, as GDAL's own tool prints them, each with the
# length that GeodSolve gives for its edges.
sub features {
    my ($name) = @_;
    my $json = qx(ogr2ogr -f GeoJSON /vsistdout/ $fixtures/$name.shp \\
        -lco COORDINATE_PRECISION=15);
    my @features = @{JSON::PP->new->utf8->decode($json)->{features}};
    my (@edges, @owner);

    for my $i (0 .. $#features) {
        my @line = @{$features[$i]{geometry}{coordinates}};
        for my $k (1 .. $#line) {
            push @edges, join ' ', map { sprintf '%.15g', $_ }
                @{$line[$k - 1]}[1, 0], @{$line[$k]}[1, 0];
            push @owner, $i;
        }
    }
    spill('edges', join('', map { "$_\n" } @edges));
    my @solved = qx(GeodSolve -i -p 7 --input-file '$scratch/edges');
    is(scalar @solved, scalar @edges, "$name: GeodSolve knows each edge");
    for my $i (0 .. $#solved) {
        $features[$owner[$i]]{metres} += (split ' ', $solved[$i])[2];
    }
    return @features;
}

# Adds up by border and stage what a rule says of each feature.
sub expected {
    my ($features, $border, $stage) = @_;
    my %sums;

    for my $feature (@$features) {
        my $of = $feature->{properties};
        my $to = $stage->($of);
        $sums{$border->($of)}{$to} += $feature->{metres} if $to ne 'hidden';
    }
    return \%sums;
}

sub compare {
    my ($got, $want, $name) = @_;
    my %rows = map { $_->{border} => $_ } @{$got->{rows}};
    my (@wrong, %seen);

    is_deeply([sort keys %rows], [sort keys %$want], "$name: the borders");
    for my $id (sort keys %rows) {
        for my $stage (qw(unknown undetermined described delimited demarcated
            disputed line_of_control)) {
            my $metres = $want->{$id}{$stage} || 0;
            $seen{$stage} += $metres;
            push @wrong, "$id $stage: $rows{$id}{\"${stage}_m\"} for $metres"
                if abs($rows{$id}{"${stage}_m"} - $metres) > 1e-5;
        }
    }
    is_deeply(\@wrong, [], "$name: each border's metres in each class");
    # Each sum of a few dozen numbers of 7 decimals.
    my @sums = grep { abs($got->{summary}{"${_}_m"} - $seen{$_}) > 1e-4 }
        sort keys %seen;
    is_deeply(\@sums, [], "$name: the sum of each class");
}

sub pair {
    return lc join '-', sort @_;
}

# ---- Natural Earth ----

my ($said, $err, $code);
my @ne = features('naturalearth');
my @views = map { /^FCLASS_(\w+)$/ ? $1 : () } sort keys %{$ne[0]{properties}};
is(scalar @views, 33, 'the views of Natural Earth 5');
for my $field ('FEATURECLA', 'FCLASS_IN') {
    my %there = map { $_->{properties}{$field} || '' => 1 } @ne;
    is_deeply([grep { !$there{$_} } sort keys %natural_earth], [],
        "$field has every class");
}
for my $view ('', @views) {
    my $got = table("stats $fixtures/naturalearth.shp --by border",
        $view ? "--view $view" : ());
    my $hidden = 0;
    my $want = expected(\@ne,
        sub { pair(@{$_[0]}{qw(ADM0_A3_L ADM0_A3_R)}) },
        sub {
            my $own = $view && $_[0]{"FCLASS_$view"} || $_[0]{FEATURECLA};
            $hidden++ if $natural_earth{$own} eq 'hidden';
            return $natural_earth{$own};
        });
    compare($got, $want, $view ? "view $view" : 'Natural Earth');
    is_deeply([@{$got->{meta}}{qw(schema view hidden)}],
        ['naturalearth', $view || undef, $hidden], '... and how it was read');
}

($said, $err, $code) = run('stats', "$fixtures/naturalearth.shp",
    '--view XX --by border');
is($code, 2, 'an unknown view is refused');
like($err, qr/no view "XX", but: ISO, US, .*TLC/, 'naming those in the file');

my $one = table("stats $fixtures/naturalearth.shp --border arm-aze",
    '--by segment');
my @lines = grep { pair(@{$_->{properties}}{qw(ADM0_A3_L ADM0_A3_R)}) eq
    'arm-aze' } @ne;
is_deeply([sort map { $_->{segment} } @{$one->{rows}}],
    [sort map { $_->{properties}{NE_ID} } @lines], 'segments by NE_ID');
for my $row (@{$one->{rows}}) {
    my ($line) = grep { $_->{properties}{NE_ID} eq $row->{segment} } @lines;
    ok(abs($row->{length_m} - $line->{metres}) < 1e-6,
        "segment $row->{segment}: its length");
}

($said) = run('check', "$fixtures/naturalearth.shp", '--view IN -f csv');
is(scalar(() = $said =~ /^note,schema-hidden,/mg),
    scalar(grep { ($_->{properties}{FCLASS_IN} ||
        $_->{properties}{FEATURECLA}) eq 'Unrecognized' } @ne),
    'a note for each line that is left out');
like($said, qr/^note,schema-found,.*schema naturalearth/m, 'and for the schema');

($said) = run('export', "$fixtures/naturalearth.shp", '--border arm-aze');
like($said, qr/"left":"ARM","right":"AZE"/, 'its sides are sides');

# ---- LSIB ----

my @lsib = features('lsib');
my $got = table("stats $fixtures/lsib.shp --by border");
compare($got, expected(\@lsib,
    sub { pair(@{$_[0]}{qw(CC1 CC2)}) },
    sub {
        my $label = $_[0]{LABEL};
        return $lsib{$_[0]{RANK} . ($label ? " $label" : '')} // die;
    }), 'LSIB');
is($got->{meta}{schema}, 'lsib', 'LSIB is found by its fields');
($said) = run('export', "$fixtures/lsib.shp", '--border am-ge');
like($said, qr/"left":null,"right":null/, 'CC1 and CC2 are no sides');
($said) = run('check', "$fixtures/lsib.shp", '-f csv');
like($said, qr/^note,schema-hint,.*""Demilitarized Zone""/m,
    'a label that decides nothing is told');

# ---- Which schema it is ----

# A file of lines along the equator, each a degree long.
sub collection {
    my ($name, @properties) = @_;
    my @features = map {
        qq({"type": "Feature", "properties": {$properties[$_]}, "geometry": )
            . '{"type": "LineString", "coordinates": [['
            . "$_, 0], [" . ($_ + 1) . ', 0]]}}'
    } 0 .. $#properties;

    return spill($name, '{"type": "FeatureCollection", "features": ['
        . join(",\n", @features) . ']}');
}

sub stages_of {
    my $table = table('stats', @_);
    return {map { $_->{stage} => 0 + $_->{length_m} }
        grep { $_->{length_m} > 0 } @{$table->{rows}}};
}

# echo 0 0 0 1 | GeodSolve -i -p 7
my $degree = 111319.4907933;
my $small = collection('small.geojson',
    '"featurecla": "indefinite (please verify) ", "adm0_left": "Aland", ' .
    '"adm0_right": "Bland"');
is_deeply(stages_of($small), {undetermined => $degree},
    'small letters, and blanks around');
is(table('stats', $small, '--border aland-bland')->{meta}{schema},
    'naturalearth', 'one pair of names is a border too');

my $worked = collection('worked.geojson',
    '"FEATURECLA": "Disputed (please verify)", "ADM0_LEFT": "A", ' .
    '"ADM0_RIGHT": "B", "stage": "described"');
is_deeply(stages_of($worked), {described => $degree},
    "demarc's own stage field goes before");
is_deeply(stages_of($worked, '--schema naturalearth'), {disputed => $degree},
    'but for a schema that is named');
is_deeply(stages_of($worked, '--schema naturalearth --field stage=stage'),
    {described => $degree}, 'and --field goes before that');
($said, $err, $code) = run('stats', "$fixtures/lsib.shp", '--schema demarc');
is($code, 65, 'demarc can be named as well');
like($err, qr/"International Boundary" is no stage/, '... and has its own words');

my $strange = collection('strange.geojson', '"FEATURECLA": "Strange", ' .
    '"ADM0_LEFT": "A", "ADM0_RIGHT": "B"');
($said, $err, $code) = run('stats', $strange);
is($code, 65, 'a word that is not in the table is an error');
like($err, qr/"Strange" is no word .*International boundary.*Lease limit/,
    'which lists the words');
my $empty = collection('empty.geojson', '"FEATURECLA": null, ' .
    '"ADM0_LEFT": "A", "ADM0_RIGHT": "B"');
is_deeply(stages_of($empty), {unknown => $degree}, 'no word is unknown');
my $none = collection('none.geojson', '"FEATURECLA": "Unrecognized", ' .
    '"ADM0_LEFT": "A", "ADM0_RIGHT": "B"');
($said, $err, $code) = run('stats', $none);
is($code, 65, 'nothing but hidden lines is an empty answer');
like($err, qr/hidden/, 'and is said');

($said, $err, $code) = run('stats', $small, '--schema nature');
is($code, 2, 'an unknown schema is refused');
like($err, qr/no schema "nature", but: demarc, lsib, naturalearth/, 'by name');
($said, $err, $code) = run('stats', $small, '--schema lsib');
is($code, 65, 'a schema whose stage is not there is refused');

# ---- A schema of one's own ----

my $ministry = collection('ministry.geojson',
    '"NO": "1", "STATUS": "agreed by both", "ONE": "KGZ", "TWO": "TJK"',
    '"NO": "2", "STATUS": " Agreed_By_Both", "ONE": "TJK", "TWO": "KGZ"',
    '"NO": "3", "STATUS": "Marked", "ONE": "KGZ", "TWO": "TJK"',
    '"NO": "4", "STATUS": "Sketch 7", "ONE": "KGZ", "TWO": "TJK"');
my $own = spill('own.csv', "kind,name,value\ntitle,,Ministry\n" .
    "field,id,NO\nfield,party,ONE\nfield,party,TWO\nfield,stage,STATUS\n" .
    "field,name,TITLE\nvalue,agreed by both,described\n" .
    "value,sketch*,hidden\n");
my $mine = table('stats', $ministry, "--schema $own --border kgz-tjk",
    '--by segment');
is_deeply([map { [$_->{segment}, 0 + $_->{described_m},
    0 + $_->{demarcated_m}] } @{$mine->{rows}}],
    [[1, $degree, 0], [2, $degree, 0], [3, 0, $degree]],
    "its words, and demarc's beside");
is_deeply([@{$mine->{meta}}{qw(schema hidden)}], ['own', 1], 'its name');
($said) = run('check', $ministry, "--schema $own -f csv");
like($said, qr/schema-field,.*TITLE/, 'a field that is not there is told');

for my $case (
    ["kind,name\nfield,x\n", 'columns kind, name and value'],
    ["kind,name,value\nfeild,stage,S\n", 'own.csv:2: "feild" is no kind'],
    ["kind,name,value\nfield,stages,S\n", 'own.csv:2: "stages" is no role'],
    ["kind,name,value\nfield,stage,S\nvalue,x,done\n",
        'own.csv:3: "done" is no stage for "x"'],
    ["kind,name,value\nvalue,x,described\n", 'says of no field'],
    ["kind,name,value\nfield,stage\n", 'ragged row'],
) {
    spill('own.csv', $case->[0]);
    ($said, $err, $code) = run('stats', $ministry, "--schema $own");
    is($code, 65, "refused: $case->[1]");
    like($err, qr/\Q$case->[1]\E/, '... and said');
}
($said, $err, $code) = run('stats', $ministry, '--schema ./no.csv');
is($code, 66, 'a schema file that is not there');

done_testing();
