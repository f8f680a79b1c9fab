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
done_testing();
