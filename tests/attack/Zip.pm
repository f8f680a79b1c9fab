# Zips as an attacker writes them: every field can be set to anything.
package Zip;
use strict;
use warnings;
use Compress::Raw::Zlib qw(crc32 Z_OK Z_FINISH Z_FULL_FLUSH MAX_WBITS);
use Exporter 'import';

our @EXPORT = qw(zip deflate zeros);

sub deflate {
    my ($data) = @_;
    my $job = Compress::Raw::Zlib::Deflate->new(-WindowBits => -MAX_WBITS);
    my ($out, $more);
    $job->deflate($data, $out) == Z_OK or die "deflate\n";
    $job->flush($more, Z_FINISH);
    return $out . $more;
}

# Zeros, so many MiB, packed: one block again and again, then an empty last.
sub zeros {
    my ($mebibytes) = @_;
    my $job = Compress::Raw::Zlib::Deflate->new(-WindowBits => -MAX_WBITS,
        -Level => 9);
    my ($block, $more);
    $job->deflate("\0" x (1 << 20), $block) == Z_OK or die "deflate\n";
    $job->flush($more, Z_FULL_FLUSH);
    return (($block . $more) x $mebibytes) . "\3\0";
}

# Entries: hashes of name and data, and what shall differ: method, packed,
# crc, size, flag, mode, at (where its local header is).
sub zip {
    my (@entries) = @_;
    my ($body, $list) = ('', '');

    for my $entry (@entries) {
        my %e = (method => 8, data => '', flag => 0, mode => 0100644, %$entry);
        $e{packed} //= $e{method} ? deflate($e{data}) : $e{data};
        $e{crc} //= crc32($e{data});
        $e{size} //= length $e{data};
        $e{packed_size} //= length $e{packed};
        my $at = $e{at} // length $body;
        my $common = pack 'v5V3v2', 20, $e{flag}, $e{method}, 0, 33, $e{crc},
            $e{packed_size}, $e{size}, length $e{name}, 0;
        $body .= "PK\3\4$common$e{name}$e{packed}" if !defined $e{at};
        $list .= "PK\1\2" . pack('v', 0x314) . $common
            . pack('v3V2', 0, 0, 0, $e{mode} << 16, $at) . $e{name};
    }
    return $body . $list . "PK\5\6" . pack 'v4V2v', 0, 0, scalar @entries,
        scalar @entries, length $list, length $body, 0;
}

1;
