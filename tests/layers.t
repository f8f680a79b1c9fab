#!/usr/bin/env perl
# Holds src/LAYERS: every #include of every source must be allowed there.
use strict;
use warnings;
use File::Find;
use Test::More;

# (layer => { layer it may include => 1 }, layer => "regex of its headers")
sub read_table {
    my ($path) = @_;
    my (%may, %doors, %headers);

    open my $in, '<', $path or die "$path: $!\n";
    while (<$in>) {
        s/#.*//;
        next unless /\S/;
        my ($name, @cells) = map { [split] } split /\|/, $_, -1;
        $name = $name->[0];
        if (@cells == 1) {
            push @{$headers{$name}}, @{$cells[0]};
        } else {
            $may{$name} = {map { $_ => 1 } $name, @{$cells[0]}};
            $doors{$name} = ['@libc', @{$cells[1]}];
        }
    }
    my %angle;
    for my $layer (keys %doors) {
        my @globs = map { @{$headers{$_} || die "$path: no door $_\n"} }
            @{$doors{$layer}};
        $angle{$layer} = join '|', map { s/\*/[^\/]*/r } map { s/\./\\./gr }
            @globs;
    }
    return (\%may, \%angle);
}

# What is wrong with the includes of a tree, one line each.
sub complaints {
    my ($tree) = @_;
    my ($may, $angle) = read_table("$tree/LAYERS");
    my (@files, @found);

    find({no_chdir => 1, wanted => sub { push @files, $_ if /\.(c|h|def)$/ }},
        $tree);
    for my $file (sort @files) {
        my ($layer) = $file =~ m{^\Q$tree\E/([^/]+)/};
        if (defined $layer && !$may->{$layer}) {
            push @found, "$file: folder $layer is not in LAYERS";
            next;
        }
        open my $in, '<', $file or die "$file: $!\n";
        while (<$in>) {
            next unless /^\s*#\s*include\s*(["<])([^">]+)[">]/;
            my ($mark, $name) = ($1, $2);
            next if $mark eq '"' && $name =~ /^demarc(_[a-z]+)?\.h$/;
            my ($from) = $name =~ m{^([^/]+)/};
            my $allowed = !defined $layer ? $mark eq '<' && $name =~ /^std/
                : $mark eq '<' ? $name =~ /^(?:$angle->{$layer})$/
                : defined $from && $may->{$layer}{$from};
            push @found, "$file:$.: may not include $name" unless $allowed;
        }
    }
    return @found;
}

is_deeply([complaints('src')], [], 'every include in src is allowed');

is_deeply(
    [complaints('tests/layers/tree')],
    [   'tests/layers/tree/cellar/rat.c: folder cellar is not in LAYERS',
        'tests/layers/tree/model/wrong.c:4: may not include gdal.h',
        'tests/layers/tree/model/wrong.c:5: may not include pango/pango.h',
        'tests/layers/tree/model/wrong.c:6: may not include read/right.h',
        'tests/layers/tree/model/wrong.c:7: may not include wrong.h',
        'tests/layers/tree/top.h:3: may not include base/right.h',
    ],
    'what is not allowed is found');

done_testing();
