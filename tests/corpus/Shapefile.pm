# A shapefile made byte by byte, so that a test can damage any byte of it.
package Shapefile;
use strict;
use warnings;
use Exporter 'import';

our @EXPORT = qw(shapefile wgs84 write_all);

sub wgs84 {
    return 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",'
        . '6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],'
        . 'UNIT["Degree",0.0174532925199433]]';
}

sub box {
    my ($w, $s, $e, $n) = (9e99, 9e99, -9e99, -9e99);
    for my $p (@_) {
        $w = $p->[0] if $p->[0] < $w;
        $e = $p->[0] if $p->[0] > $e;
        $s = $p->[1] if $p->[1] < $s;
        $n = $p->[1] if $p->[1] > $n;
    }
    return ($w, $s, $e, $n);
}

# The content of one PolyLine record: its parts are lists of points.
sub record {
    my ($type, @parts) = @_;
    my (@points, @starts);

    return pack('V', 0) unless @parts;
    return pack('Vd<2', $type, @{ $parts[0][0] }) if $type == 1;
    for my $part (@parts) {
        push @starts, scalar @points;
        push @points, @$part;
    }
    my $bytes = pack('Vd<4VV', $type, box(@points), scalar @parts,
        scalar @points);
    $bytes .= pack('V*', @starts) . pack('d<*', map { @$_[0, 1] } @points);
    $bytes .= pack('d<2', 0, 0) . pack('d<*', (0) x @points) if $type == 13;
    return $bytes;
}

sub header {
    my ($bytes, $type, @box) = @_;
    return pack('N', 9994) . "\0" x 20
        . pack('NVVd<4', $bytes / 2, 1000, $type, @box) . "\0" x 32;
}

# shapefile(lines => [[part, ...], ...], fields => [[name, width], ...],
#           rows => [[cell, ...], ...], type => 3): a hash of bytes by ending.
sub shapefile {
    my (%how) = @_;
    my $type = $how{type} // 3;
    my @fields = @{ $how{fields} // [['id', 8], ['stage', 16]] };
    my @lines = @{ $how{lines} };
    my @rows = @{ $how{rows} // [map { ["s$_", 'described'] } 1 .. @lines] };
    my @box = box(map { map { @$_ } @$_ } @lines);
    my ($shp, $shx, $number) = ('', '', 0);

    for my $line (@lines) {
        my $content = record($type, @$line);
        $shx .= pack('NN', (100 + length $shp) / 2, length($content) / 2);
        $shp .= pack('NN', ++$number, length($content) / 2) . $content;
    }
    my $width = 1;
    my $columns = '';
    for my $field (@fields) {
        $columns .= pack('a11aVCC', $field->[0], $field->[2] // 'C', 0,
            $field->[1], 0) . "\0" x 14;
        $width += $field->[1];
    }
    my $dbf = pack('CCCCVvv', 3, 124, 12, 4, scalar @rows,
        33 + 32 * @fields, $width) . "\0" x 17
        . chr($how{language} // 0) . "\0\0" . $columns . "\x0d";
    for my $row (@rows) {
        $dbf .= ' ';
        $dbf .= pack("A$fields[$_][1]", $row->[$_] // '') for 0 .. $#fields;
    }
    my %files = (
        shp => header(100 + length $shp, $type, @box) . $shp,
        shx => header(100 + length $shx, $type, @box) . $shx,
        dbf => $dbf . "\x1a",
        prj => $how{prj} // wgs84(),
        cpg => $how{cpg} // 'UTF-8',
    );
    return \%files;
}

# Writes STEM.shp and the rest; an undefined ending is not written.
sub write_all {
    my ($stem, $files) = @_;

    for my $end (sort keys %$files) {
        next unless defined $files->{$end};
        open my $out, '>:raw', "$stem.$end" or die "$stem.$end: $!\n";
        print {$out} $files->{$end};
        close $out or die "$stem.$end: $!\n";
    }
    return "$stem.shp";
}

1;
