#!/usr/bin/perl
# Every chart of the sample is XML, and the same bytes under another locale,
# clock and home; what cannot be drawn leaves no file.
use strict;
use warnings;
use lib 'tests';
use File::Temp 'tempdir';
use Test::More;

my $demarc = $ENV{DEMARC} // 'build/release/demarc';
my $dir = tempdir( CLEANUP => 1 );

sub chart {
    my ( $kind, $file, $env ) = @_;
    return system("$env $demarc chart --kind $kind kgz-tjk -o $dir/$file"
          . ' 2>/dev/null' ) >> 8;
}

for my $kind (qw(spacetime strip progress casualties)) {
    is( chart( $kind, "$kind.svg", '' ), 0, $kind );
    is( system("xmllint --noout $dir/$kind.svg"), 0, '... is XML' );
    is(
        chart( $kind, "$kind-2.svg",
            "LC_ALL=de_DE.UTF-8 TZ=Asia/Bishkek HOME=$dir" ),
        0,
        '... once more'
    );
    is( system("cmp -s $dir/$kind.svg $dir/$kind-2.svg"),
        0, '... the same bytes' );
}
is( chart( 'pie', 'pie.svg', '' ), 2, 'there is no such chart' );
ok( !-e "$dir/pie.svg", '... and no file' );

sub slurp {
    my ($file) = @_;
    open( my $in, '<:encoding(UTF-8)', "$dir/$file" ) or return '';
    local $/ = undef;
    return scalar <$in>;
}

# The record begins in July 1989, in Isfara; 2006 has the next dead.
for my $kind (qw(spacetime progress strip)) {
    like( slurp("$kind.svg"), qr/kt-1989/, "$kind: all of the record" );
    is( chart( "$kind --from 2010", "late-$kind.svg", '' ), 0, '--from 2010' );
    unlike( slurp("late-$kind.svg"), qr/kt-(?:1989|200)/,
        '... has nothing before' );
    like( slurp("late-$kind.svg"), qr/kt-202/, '... and what was later' );
}
like( slurp('late-spacetime.svg'), qr/2010\x{2013}2026/, '... and says so' );
is( chart( 'casualties --from 2021', 'late.svg', '' ), 0, 'dead since 2021' );
unlike( slurp('late.svg'), qr/>20(?:06|14|19)</, '... no year before' );
is( chart( 'progress --from 2030', 'never.svg', '' ), 2,
    'time cannot begin after its end' );
ok( !-e "$dir/never.svg", '... and no file' );
like( slurp('progress.svg'), qr/Reported by .*Times of Central Asia/s,
    'whose the points are' );

# Sixty enclaves have no room at 320 px: how many are left out is said.
open( my $out, '>', "$dir/many.geojson" ) or die;
print $out '{"type":"FeatureCollection","features":[' . join(
    ',',
    map {
        my $x = $_ / 10;
        sprintf '{"type":"Feature","properties":{"route":"e%d"},"geometry":'
          . '{"type":"LineString","coordinates":[[%f,0],[%f,0],[%f,0.01],'
          . '[%f,0]]}}', $_, $x, $x + 0.01, $x + 0.01, $x
    } 1 .. 60
) . ']}';
close $out;
is(
    system( "$demarc chart --segments $dir/many.geojson --as-of 2020-01-01"
          . " --default-stage described --kind strip --size 320 -q -o $dir/many.svg" ),
    0,
    'sixty routes'
);
like( slurp('many.svg'), qr/Not shown for want of room: \d+/,
    '... are more than there is room for' );

# Marks that are near become one on the paper, but are counted before: those
# with a place and those without are all clashes and incidents of the record.
my $fights = grep { /,(?:clash|incident),/ }
    split /\n/, `$demarc timeline kgz-tjk -f csv`;
for my $kind (qw(spacetime strip)) {
    my $svg = slurp("$kind.svg");
    my ($with) = $svg =~ /placed along the line: (\d+)/;
    $svg =~ s/<[^>]*>/ /g;
    my ($without) = $svg =~ /without\s+an\s+exact\s+place\s+on\s+the\s+line:\s+(\d+)/;
    is( $with + ( $without // 0 ), $fights, "$kind: every fight is counted once" );
}
done_testing();
