# What scripts share that ask the program from outside.
package Run;
use strict;
use warnings;
use Cwd 'abs_path';
use Exporter 'import';
use File::Basename 'dirname';
use File::Temp 'tempdir';
use JSON::PP;
use Test::More;

our @EXPORT = qw($top $scratch ask answer table spill slurp far_away metres
    has_tool);

our $top = abs_path(dirname(__FILE__) . '/..');
our $binary = abs_path($ENV{DEMARC} || "$top/build/release/demarc");
our $scratch = abs_path(tempdir(CLEANUP => 1));

sub slurp {
    my ($path) = @_;
    open my $in, '<:raw', $path or die "$path: $!\n";
    local $/;
    return scalar(<$in>) // '';
}

sub spill {
    my ($path, @text) = @_;
    open my $out, '>:raw', $path or die "$path: $!\n";
    print {$out} @text;
    close $out or die "$path: $!\n";
    return $path;
}

sub has_tool {
    my ($name) = @_;
    return scalar grep { -x "$_/$name" } split /:/, $ENV{PATH};
}

# Runs demarc without a shell: (stdout, stderr, exit code or "signal N").
sub ask {
    my (@words) = @_;
    my $pid = fork // die "fork: $!\n";

    if (!$pid) {
        open STDIN, '<', '/dev/null' or die;
        open STDOUT, '>', "$scratch/.out" or die;
        open STDERR, '>', "$scratch/.err" or die;
        exec { $binary } 'demarc', @words or die "$binary: $!\n";
    }
    waitpid $pid, 0;
    return (slurp("$scratch/.out"), slurp("$scratch/.err"),
        $? & 127 ? 'signal ' . ($? & 127) : $? >> 8);
}

# What it says on stdout; a failed test if it fails.
sub answer {
    my ($out, $err, $exit) = ask(@_);

    fail("demarc @_") && diag("exit $exit: $err") if $exit ne '0';
    return $out;
}

# Its answer in JSON, as data.
sub table {
    return JSON::PP->new->utf8->decode(answer(@_, '-f', 'json'));
}

# A German locale, made here if the system has none; else one without comma.
sub far_away {
    my %env = (LC_ALL => 'de_DE.UTF-8', TZ => 'Asia/Bishkek');

    return %env if `locale -a` =~ /^de_DE\.utf-?8$/mi;
    mkdir "$scratch/.locale";
    system "localedef --no-archive -i de_DE -f UTF-8"
        . " '$scratch/.locale/de_DE.UTF-8' >'$scratch/.log' 2>&1";
    # glibc's newlocale loses LOCPATH, so here leaks are not looked for.
    return (%env, LOCPATH => "$scratch/.locale",
        ASAN_OPTIONS => join ':', $ENV{ASAN_OPTIONS} || (), 'detect_leaks=0')
        if -e "$scratch/.locale/de_DE.UTF-8/LC_NUMERIC";
    diag('no German locale and no way to make one: C.UTF-8 is tried');
    return (%env, LC_ALL => 'C.UTF-8');
}

# Metres of lines on WGS 84 by GeographicLib's GeodSolve: of each line, a list
# of [lon, lat], the sum over its edges.
sub metres {
    my (@lines) = @_;
    my (@edges, @sums);

    for my $line (@lines) {
        push @edges, join ' ', @{$line->[$_ - 1]}[1, 0], @{$line->[$_]}[1, 0]
            for 1 .. $#$line;
    }
    spill("$scratch/.edges", map { "$_\n" } @edges);
    my @found = split /\n/,
        qx(GeodSolve -i -E -p 10 --input-file '$scratch/.edges');
    die "GeodSolve said no\n" if @found != @edges;
    for my $line (@lines) {
        my $sum = 0;
        $sum += (split ' ', shift @found)[2] for 1 .. $#$line;
        push @sums, $sum;
    }
    return @sums;
}

1;
