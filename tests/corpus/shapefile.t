#!/usr/bin/env perl
# The corpus of shapefiles whose three files do not agree, or are damaged.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", $FindBin::Bin;
use Corpus;
use Shapefile;
use Test::More;

my $clean = base();
my ($shp, $shx, $dbf) = @{$clean}{qw(shp shx dbf)};
my $row = 1 + 8 + 16;          # bytes of a .dbf row
my $rows_at = 33 + 32 * 2;     # where the rows begin
my $second = 100 + 8 + 44 + 4 + 48; # where the second .shp record begins

sub cut { my ($bytes, $less) = @_; return substr $bytes, 0, length($bytes) - $less }
sub swapped {
    return substr($shx, 0, 100) . substr($shx, 108, 8) . substr($shx, 100, 8);
}

corpus('shp',
    ['a clean file', 'ok', '', base()],
    ['a clean file of one segment', 'ok', '',
        shapefile(lines => [[[[70, 40], [71, 41]]]])],
    ['two parts in one record', 'ok', '',
        shapefile(lines => [[[[70, 40], [71, 41]], [[73, 41], [74, 41]]]])],
    ['heights', 'ok', 'geometry-height',
        shapefile(lines => lines(), type => 13)],
    ['no .cpg', 'ok', '', with(cpg => undef)],
    # .shp
    ['empty .shp', 'error', qr/^shp-/, with(shp => '')],
    ['.shp of 50 bytes', 'error', qr/^shp-/, with(shp => substr $shp, 0, 50)],
    ['.shp header only', 'error', qr/^sh[px]-/, with(shp => substr $shp, 0, 100)],
    ['.shp truncated by a byte', 'error', qr/^shp-/, with(shp => cut($shp, 1))],
    ['.shp truncated by a point', 'error', qr/^shp-/, with(shp => cut($shp, 16))],
    ['.shp truncated by a record', 'error', qr/^sh[px]-/,
        with(shp => substr $shp, 0, $second)],
    ['.shp with bytes behind the end', 'error', qr/^shp-/, with(shp => "$shp\0\0")],
    ['.shp file code', 'error', qr/^s/, damaged(['shp', 0, "\0\0\0\1"])],
    ['.shp version', 'error', 'shp-header', damaged(['shp', 28, "\1\0\0\0"])],
    ['.shp length in the header too small', 'error', qr/^shp-/,
        damaged(['shp', 24, pack 'N', 60])],
    ['.shp length in the header too great', 'error', qr/^shp-/,
        damaged(['shp', 24, pack 'N', 1 << 30])],
    ['.shp type of the file', 'error', qr/^(shp|geometry)-/,
        damaged(['shp', 32, pack 'V', 5])],
    ['.shp type unknown', 'error', qr/^(shp|geometry)-/,
        damaged(['shp', 32, pack 'V', 99])],
    ['.shp record number', 'error', 'shp-number',
        damaged(['shp', 100, pack 'N', 7])],
    ['.shp second record numbered as the first', 'error', 'shp-number',
        damaged(['shp', $second, pack 'N', 1])],
    ['.shp record length zero', 'error', qr/^shp-/,
        damaged(['shp', 104, pack 'N', 0])],
    ['.shp record length one word short', 'error', qr/^shp-/,
        damaged(['shp', 104, pack 'N', 47])],
    ['.shp record length 2^31', 'error', qr/^shp-/,
        damaged(['shp', 104, pack 'N', 0x80000000])],
    ['.shp record type', 'error', qr/^(shp|geometry)-/,
        damaged(['shp', 108, pack 'V', 8])],
    ['.shp null record', 'error', qr/^(shp|geometry)-/,
        damaged(['shp', 108, pack 'V', 0])],
    ['.shp parts 0', 'error', qr/^(shp|geometry)-/,
        damaged(['shp', 144, pack 'V', 0])],
    ['.shp parts 2^31', 'error', qr/^shp-/,
        damaged(['shp', 144, pack 'V', 0x80000000])],
    ['.shp points 2', 'error', qr/^shp-/, damaged(['shp', 148, pack 'V', 2])],
    ['.shp points 2^31', 'error', qr/^shp-/,
        damaged(['shp', 148, pack 'V', 0x80000000])],
    ['.shp points 2^32-1', 'error', qr/^shp-/,
        damaged(['shp', 148, pack 'V', 0xffffffff])],
    ['.shp first part begins at 1', 'error', qr/^shp-/,
        damaged(['shp', 152, pack 'V', 1])],
    ['.shp a part beyond the points', 'error', qr/^shp-/,
        damaged(['shp', 152, pack 'V', 3])],
    ['.shp a point outside its record', 'error', 'shp-box',
        damaged(['shp', 156 + 16, pack 'd<', 75])],
    ['.shp NaN vertex', 'error', qr/^(shp|geometry)-/,
        damaged(['shp', 156 + 16, pack 'd<', 'nan'])],
    ['.shp infinite vertex', 'error', qr/^(shp|geometry)-/,
        damaged(['shp', 156 + 16, pack 'd<', 9**9**9])],
    ['.shp box upside down', 'error', qr/^shp-/,
        damaged(['shp', 112, pack 'd<', 99])],
    # .shx
    ['no .shx', 'error', 'shx-missing', with(shx => undef)],
    ['no .shx, rebuilt in memory', 'ok', '', with(shx => undef), '--rebuild-index'],
    ['empty .shx', 'error', qr/^shx-/, with(shx => '')],
    ['.shx without its last entry', 'error', qr/^shx-/, with(shx => cut($shx, 8))],
    ['.shx with half an entry', 'error', qr/^shx-/, with(shx => cut($shx, 4))],
    ['.shx with one entry more', 'error', qr/^shx-/,
        with(shx => $shx . substr $shx, -8)],
    ['.shx entries swapped', 'error', 'shx-entry', with(shx => swapped())],
    ['.shx entry doubled', 'error', 'shx-entry',
        with(shx => cut($shx, 8) . substr $shx, 100, 8)],
    ['.shx offset beyond the end', 'error', qr/^shx-/,
        damaged(['shx', 100, pack 'N', 1 << 29])],
    ['.shx length of an entry', 'error', 'shx-entry',
        damaged(['shx', 104, pack 'N', 30])],
    ['.shx of another type', 'error', qr/^shx-/,
        damaged(['shx', 32, pack 'V', 5])],
    ['.shx file code', 'error', qr/^s/, damaged(['shx', 0, 'XXXX'])],
);

corpus('dbf',
    ['no .dbf', 'error', 'dbf-missing', with(dbf => undef)],
    ['empty .dbf', 'error', qr/^dbf-/, with(dbf => '')],
    ['.dbf header cut', 'error', qr/^dbf-/, with(dbf => substr $dbf, 0, 40)],
    ['.dbf without its last row', 'error', qr/^dbf-/,
        with(dbf => substr $dbf, 0, $rows_at + $row)],
    ['.dbf with fewer rows said', 'error', qr/^dbf-/,
        damaged(['dbf', 4, pack 'V', 1])],
    ['.dbf with more rows said', 'error', qr/^dbf-/,
        damaged(['dbf', 4, pack 'V', 3])],
    ['.dbf truncated by a byte', 'error', qr/^dbf-/, with(dbf => cut($dbf, 2))],
    ['.dbf record length one too great', 'error', qr/^dbf-/,
        damaged(['dbf', 10, pack 'v', $row + 1])],
    ['.dbf record length one too small', 'error', qr/^dbf-/,
        damaged(['dbf', 10, pack 'v', $row - 1])],
    ['.dbf header length off', 'error', qr/^dbf-/,
        damaged(['dbf', 8, pack 'v', $rows_at + 1])],
    ['.dbf a deleted row', 'error', 'dbf-deleted', damaged(['dbf', $rows_at, '*'])],
    ['.dbf a row flag that is neither', 'error', qr/^dbf-/,
        damaged(['dbf', $rows_at, 'x'])],
    ['.dbf field type unknown', 'warning', qr/^dbf-/, damaged(['dbf', 43, '?'])],
    ['.dbf field width off', 'error', qr/^dbf-/, damaged(['dbf', 48, "\x09"])],
    ['.dbf no end of the fields', 'error', qr/^dbf-/,
        damaged(['dbf', $rows_at - 1, ' '])],
    ['.dbf text cut by a NUL', 'warning', 'dbf-nul',
        damaged(['dbf', $rows_at + 1 + 2, "\0x"])],
    ['.dbf of a shapefile of three', 'error', qr/^dbf-/,
        with(dbf => shapefile(lines => [@{ lines() }, lines()->[0]])->{dbf})],
);

done_testing();
