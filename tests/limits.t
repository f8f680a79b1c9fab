#!/usr/bin/env perl
# No file above 400 lines, no function above 60. Functions are found by their
# layout, which `make format-check` holds: braces of their own in column one.
use strict;
use warnings;
use File::Find;
use File::Temp 'tempdir';
use Test::More;

use constant {FILE_LINES => 400, FUNCTION_LINES => 60};

# What is too long under some folders, one line each.
sub complaints {
    my (@files, @found);

    find({no_chdir => 1, wanted => sub { push @files, $_ if -f && /\.(c|h|def|t|pm)$/ }}, @_);
    for my $file (sort @files) {
        my $start;
        open my $in, '<', $file or die "$file: $!\n";
        while (<$in>) {
            $start = $. if /^\{$/;
            next unless /^\}$/ && $start;
            my $lines = $. - $start + 1;
            push @found, "$file:$start: a function of $lines lines"
                if $lines > FUNCTION_LINES;
            $start = undef;
        }
        push @found, "$file: $. lines" if $. > FILE_LINES;
    }
    return @found;
}

is_deeply([complaints('src', 'tests')], [], 'nothing is too long');

sub function_of {
    my ($lines) = @_;
    return "int f(void)\n{\n" . "    g();\n" x ($lines - 2) . "}\n";
}

sub spill {
    my ($path, $text) = @_;
    open my $out, '>', $path or die "$path: $!\n";
    print {$out} $text;
    close $out or die "$path: $!\n";
}

my $folder = tempdir(CLEANUP => 1);
spill("$folder/a.c", function_of(60) . "\n" . function_of(61));
spill("$folder/b.h", "\n" x 401);
spill("$folder/c.c", "\n" x 400);
is_deeply([complaints($folder)],
    ["$folder/a.c:64: a function of 61 lines", "$folder/b.h: 401 lines"],
    'what is too long is found');

# prove ends at the first script that it cannot run, and says so in one line.
is_deeply([grep { !-x } glob 'tests/*.t tests/*/*.t'], [],
    'each script of the tests can be run');

done_testing();
