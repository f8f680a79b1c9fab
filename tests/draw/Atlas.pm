# Borders to draw, made by script: each a name, the words of `demarc map`, and
# files in a folder of its own. The parties are AAA and BBB.
package Atlas;
use strict;
use warnings;
use utf8;
use Encode 'encode';
use Exporter 'import';
use JSON::PP;
use Math::Trig 'pi';
use Run;

our @EXPORT = qw(atlas border);

my $json = JSON::PP->new->canonical->utf8;

sub feature {
    my ($type, $coordinates, %fields) = @_;
    return { type => 'Feature', properties => {%fields},
        geometry => { type => $type, coordinates => $coordinates } };
}

sub features {
    my ($path, @list) = @_;
    return spill($path,
        $json->encode({ type => 'FeatureCollection', features => [@list] }));
}

# A line that winds, from a point on, so many degrees to the east and north.
sub winding {
    my ($lon, $lat, $east, $north, $count) = @_;
    my @line;

    for my $i (0 .. $count - 1) {
        my $t = $count > 1 ? $i / ($count - 1) : 0;
        my $off = 0.06 * sin(9 * $t) + 0.02 * sin(40 * $t);
        my $x = $lon + $t * $east - $off * $north;
        $x -= 360 if $x > 180;
        push @line, [$x, $lat + $t * $north + $off * $east * 0.7];
    }
    return \@line;
}

# km from west to east at a latitude, as degrees; near enough for a fixture.
sub degrees { my ($km, $lat) = @_; return $km / 111.3 / cos($lat * pi / 180) }

sub ring {
    my ($lon, $lat, $radius) = @_;
    return [map { [$lon + $radius * cos($_ * pi / 12),
            $lat + 0.8 * $radius * sin($_ * pi / 12)] } 0 .. 23, 0];
}

# Two countries, one on each side of a parallel, and lakes if asked.
sub land {
    my ($west, $south, $east, $north, @names) = @_;
    my $middle = ($south + $north) / 2;
    my $box = sub {
        my ($low, $high) = @_;
        return [[[$west, $low], [$east, $low], [$east, $high], [$west, $high],
            [$west, $low]]];
    };
    return (
        feature('Polygon', $box->($south, $middle), code => 'AAA',
            name => $names[0] // 'Aland'),
        feature('Polygon', $box->($middle, $north), code => 'BBB',
            name => $names[1] // 'Bland'));
}

sub csv { return join(',', map { (my $x = $_) =~ s/"/""/g; qq("$x") } @_) . "\n" }

# Writes what a border has and returns the words that draw it.
sub border {
    my ($name, %has) = @_;
    my $in = "$scratch/$name";
    my @lines = @{ $has{lines} };
    my (@features, @words);

    mkdir $in;
    for my $i (0 .. $#lines) {
        my ($points, %fields) = ref $lines[$i][0] eq 'ARRAY' && ref $lines[$i][0][0]
            ? @{ $lines[$i] } : ($lines[$i]);
        push @features, feature('LineString', $points, id => 's' . ($i + 1),
            stage => 'delimited', left => 'AAA', right => 'BBB', name => '',
            %fields);
    }
    @words = (features("$in/aaa-bbb.geojson", @features));
    if ($has{events}) {
        push @words, spill("$in/events.csv",
            csv(qw(id date type title lon lat precision killed_aaa source)),
            map { encode('UTF-8', csv(@$_)) } @{ $has{events} });
    }
    if ($has{places}) {
        push @words, '--places', spill("$in/places.csv",
            csv(qw(name lon lat rank name_ru)),
            map { encode('UTF-8', csv(@$_)) } @{ $has{places} });
    }
    push @words, '--land', features("$in/land.geojson", @{ $has{land} })
        if $has{land};
    return { name => $name, words => [@words, @{ $has{with} || [] }],
        sizes => $has{sizes} };
}

# Towns along the middle of a box, of ranks 1 to 5.
sub towns {
    my ($lon, $lat, $spread, @names) = @_;
    my $i = 0;
    return [map {
        my $k = $i++;
        [$_, $lon + $spread * sin(7 * $k), $lat + $spread * cos(11 * $k) / 2,
            1 + $k % 5, "Город $k"]
    } @names];
}

sub clash {
    my ($i, $lon, $lat, $dead) = @_;
    return ["e$i", sprintf('2021-%02d-%02d', 1 + $i % 12, 1 + $i % 28),
        $i % 3 ? 'clash' : 'incident', "Clash $i", $lon, $lat, 'exact', $dead,
        'S'];
}

# Of all sizes, on all latitudes.
sub sizes_of_earth {
    my @all;

    for my $lat (0, 60, 80) {
        for my $km (0.1, 10, 300, 3000) {
            my $east = degrees($km, $lat);
            next if $east > 150;
            my $line = winding(20, $lat, $east, $east * 0.2 * cos($lat * pi / 180),
                40);
            push @all, border("km$km-lat$lat", lines => [$line],
                places => towns(20 + $east / 2, $lat, $east / 4,
                    map { "Town $_" } 1 .. 6));
        }
    }
    return (@all,
        border('km10000', lines => [winding(-20, 5, 90, 10, 200)]),
        border('round-the-earth', lines => [winding(-170, 10, 340, 10, 90)]),
        border('pole', lines => [[map { [$_ * 20, 88] } 0 .. 8]],
            places => towns(60, 87, 1, 'North', 'Norther')),
        border('chile', lines => [winding(-70, -55, 3, 38, 300)],
            land => [land(-75, -56, -53, -17, 'Chile', 'Argentina')],
            places => towns(-70, -35, 1, map { "Puerto $_" } 1 .. 9)),
        border('antimeridian', lines => [winding(178, 65, 5, 2, 60)],
            places => towns(179.9, 66, 0.05, 'Uelen', 'Wales')),
        border('south-pole', lines => [[[0, -89], [90, -89], [180, -89]]]));
}

# Of all shapes.
sub shapes {
    my $main = winding(70, 40, 2, 0.4, 60);
    my @stages = qw(demarcated delimited described undetermined unknown
        disputed line-of-control);
    my $i = 0;
    my %seven = (
        lines => [map { my $k = $i++;
            [[map { [70 + $k * 0.3 + $_ / 40, 40 + $_ % 2 / 30] } 0 .. 12], stage => $_]
        } @stages],
        land => [land(69, 39, 73, 41.1)]);

    return (
        border('one-pair', lines => [[[70, 40], [70.5, 40.2]]]),
        border('one-pair-north', lines => [[[70, 40], [70, 40.001]]]),
        border('enclave', lines => [[ring(70, 40, 0.1), name => 'Vorukh']],
            land => [land(69, 39, 71, 41)]),
        border('enclaves', lines => [$main, map {
            [ring(70.2 + 0.2 * $_, 39.9, 0.02 + 0.01 * ($_ % 3)),
                name => "Enclave number $_"] } 0 .. 8]),
        border('valley', lines => [$main], land => [land(69, 39, 73, 41.3)],
            places => towns(71, 40.2, 0.1, map { "Village no. $_" } 1 .. 100)),
        border('waters', lines => [$main], land => [land(69, 39.5, 73, 40.9),
            (map { feature('Polygon', [ring(69.8 + 0.35 * $_, 39.9,
                        0.02 + 0.03 * $_)], code => "L$_", name => "Lake $_",
                    kind => 'lake') } 0 .. 5),
            feature('Polygon', [[[69, 40.9], [73, 40.9], [73, 42], [69, 42],
                [69, 40.9]]], code => 'S', name => 'Northern Sea',
                featurecla => 'ocean')]),
        border('no-events', lines => [$main], events => []),
        border('events-500', lines => [$main], events => [map {
            clash($_, 70 + 2 * abs(sin($_)), 40 + 0.3 * cos(3 * $_), $_ % 40)
        } 1 .. 500]),
        border('event-on-vertex', lines => [$main],
            events => [clash(1, @{ $main->[20] }, 55)],
            places => [['Here', @{ $main->[20] }, 1, 'Здесь']]),
        border('event-huge', lines => [$main],
            events => [clash(1, 70.9, 40.1, 90000)]),
        border('stages', %seven),
        border('stages-dark', %seven, with => ['--theme', 'dark']),
        map { my $style = $_;
            map { border("stages-$style-$_", %seven,
                with => ['--style', $style, '--theme', $_]) } qw(light dark)
        } qw(state natural-earth));
}

# Names that are long, of all scripts, and hostile.
our @hostile = ('<script>alert(1)</script>', ']]><b onload="alert(2)">',
    q("><img src=x onerror=alert(3)>), "tab\tbell\a", "\x{202E}turned\x{202C}",
    '&amp;&lt;&#0;', "nul\\0 %s %n", "'; alert(4) //", "\x{FEFF}\x{200F}mark",
    '</text></svg><svg onload=alert(5)>', "\x{1F4A3}\x{FFFF}", '{}<style>*{}');

sub names {
    my $main = winding(70, 40, 2, 0.4, 60);
    my @scripts = ('Баткенская область', 'مدينة الحدود', '边境城市', 'עיר הגבול',
        'शहर', 'ქალაქი', 'เมือง', 'Ñandú–Åse', 'مدينة Batken ۱۲۳');
    my %hostile = (
        lines => [$main, map { [ring(70.2 + 0.3 * $_, 39.9, 0.04),
            name => $hostile[$_]] } 0 .. 4],
        land => [land(69, 39, 73, 41.3, @hostile[0, 3])],
        places => towns(71, 40.2, 0.8, @hostile));

    return (
        border('long-names', lines => [[$main, name => 'n' x 80]],
            places => towns(71, 40.2, 0.4, map { "$_ " . 'Long Name ' x 8 } 1 .. 6),
            land => [land(69, 39, 73, 41.3, 'L' x 80, 'Republic of ' x 7)],
            with => ['--title', 'A title of many words ' x 12]),
        border('long-word', lines => [$main], with => ['--title', 'W' x 200]),
        border('scripts', lines => [$main], places => towns(71, 40.2, 0.5, @scripts),
            land => [land(69, 39, 73, 41.3, $scripts[1], $scripts[2])],
            with => ['--title', encode('UTF-8', join ', ', @scripts)]),
        border('hostile', %hostile,
            events => [map { [@{ clash($_, 70 + $_ / 8, 40.1, 99) }[0 .. 2],
                $hostile[$_], 70 + $_ / 8, 40.1, 'exact', 99, 'S'] } 0 .. 11],
            with => ['--title', encode('UTF-8', join ' ',
                map { tr/\0//dr } @hostile)]),
        border('russian', %hostile, with => ['--lang', 'ru']));
}

# What the sample is asked for.
sub sample {
    my @list = (
        [plain => ()], [dark => '--theme', 'dark'], [russian => '--lang', 'ru'],
        [bbox => '--bbox', '70,39.5,71,40.3'],
        [around => '--around', 'Isfara', '--km', '30'],
        [stretch => '--stretch', 'main[600..786]'],
        [early => '--as-of', '2005-01-01'],
        [crs => '--crs', 'EPSG:32642']);
    my @fixed = map { { name => "sample-$_", sizes => [$_],
        words => ['-C', $top, 'kgz-tjk'] } } qw(column mobile slide 180x120mm);

    return (@fixed, map { my ($name, @with) = @$_;
        { name => "sample-$name", words => ['-C', $top, 'kgz-tjk', @with] } } @list);
}

sub atlas { return (sizes_of_earth(), shapes(), names(), sample()) }

1;
