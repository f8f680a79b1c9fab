# Runs a corpus: rows of [name, class, codes, how to make it].
package Corpus;
use strict;
use warnings;
use lib '.';
use Exporter 'import';
use FindBin;
use lib "$FindBin::Bin/..", $FindBin::Bin;
use JSON::PP;
use Run;
use Shapefile;
use Test::More;

our @EXPORT = qw(corpus lines base with damaged);

# Two segments of a border end to end, in the Pamirs.
sub lines {
    return [[[[70, 40], [70.5, 40.1], [71, 40.2]]],
        [[[71, 40.2], [71.5, 40.25], [72, 40.3]]]];
}

sub base {
    return shapefile(lines => lines(), @_);
}

# The base shapefile with some endings replaced.
sub with {
    my (%files) = @_;
    return { %{ base() }, %files };
}

# The base shapefile with bytes of one file replaced: [end, offset, bytes].
sub damaged {
    my $files = base();

    for (@_) {
        my ($end, $at, $bytes) = @$_;
        substr($files->{$end}, $at < 0 ? $at + length $files->{$end} : $at,
            length $bytes) = $bytes;
    }
    return $files;
}

# The worst severity and all codes that `check` finds.
sub findings {
    my ($path, @options) = @_;
    my ($out, $err, $exit) = ask('check', $path, '-f', 'json', @options);
    my ($class, %codes) = ('ok');

    return ('refused', $err, $exit) unless $out =~ /^\{/;
    for my $row (@{ decode_json($out)->{rows} }) {
        $codes{ $row->{code} } = $row;
        $class = 'warning' if $row->{severity} eq 'warning' && $class eq 'ok';
        $class = 'error' if $row->{severity} eq 'error';
    }
    return ($class, \%codes, $exit);
}

# A file is found to be what it is: its class, and the code that says why, with
# a message and, for errors, a remedy or a place. stats agrees: an error stops
# it with 65 and without output, anything else does not.
sub try_row {
    my ($name, $class, $code, $path, @options) = @_;
    my ($got, $codes, $exit) = findings($path, @options);
    my ($out, $err, $stats) = ask('stats', $path, @options);

    return fail("$name: refused: $codes") if $got eq 'refused' && $class ne $got;
    if ($class eq 'refused') {
        like($codes, $code, "$name: refused") or diag($exit);
        return;
    }
    my @said = grep { ref $code ? /$code/ : $_ eq $code } keys %$codes;
    my $right = $got eq $class && ($code eq '' || @said)
        && ($class eq 'error' ? $stats == 65 && $out eq '' && $err =~ /^demarc: /
            : $stats == 0 && $out ne '');
    ok($right, "$name: $class" . ($code ? " ($code)" : ''))
        or diag("$got: @{[sort keys %$codes]}; check $exit, stats $stats: $err");
}

# rows: [name, class, code, files or a sub that writes them, options...].
sub corpus {
    my ($topic, @rows) = @_;
    my $number = 0;

    for my $row (@rows) {
        my ($name, $class, $code, $make, @options) = @$row;
        my $stem = sprintf '%s/%s-%03d', $scratch, $topic, ++$number;
        my $path = ref $make eq 'CODE' ? $make->($stem)
            : write_all($stem, $make);
        try_row($name, $class, $code, $path, @options);
    }
}

1;
