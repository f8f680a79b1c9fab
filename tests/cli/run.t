#!/usr/bin/env perl
# Runs every tests/cli/*.cmd, or those named, and compares what comes out with
# the files beside it: NAME.out and NAME.err (none: nothing is said) and the
# exit code in its first line, such as `# exit 65` (none: 0). Then once more
# under a locale with a decimal comma, far from Greenwich: the same bytes.
# GOLDEN=1 accepts what comes out (make golden).
use strict;
use warnings;
use Cwd 'abs_path';
use File::Basename qw(basename dirname);
use File::Temp 'tempdir';
use Test::More;

my $here = abs_path(dirname(__FILE__));
my $top = abs_path("$here/../..");
my $binary = abs_path($ENV{DEMARC} || "$top/build/release/demarc");
my $prefix = $ENV{PREFIX} || '/usr/local';
my $scratch = abs_path(tempdir(CLEANUP => 1));

sub slurp {
    my ($path) = @_;
    open my $in, '<:raw', $path or return '';
    local $/;
    return scalar(<$in>) // '';
}

sub spill {
    my ($path, $text) = @_;
    open my $out, '>:raw', $path or die "$path: $!\n";
    print {$out} $text;
    close $out or die "$path: $!\n";
}

# A German locale, made here if the system has none; else one without comma.
sub far_away {
    my %env = (LC_ALL => 'de_DE.UTF-8', TZ => 'Asia/Bishkek');

    return %env if `locale -a` =~ /^de_DE\.utf-?8$/mi;
    mkdir "$scratch/locale";
    system "localedef --no-archive -i de_DE -f UTF-8"
        . " '$scratch/locale/de_DE.UTF-8' >'$scratch/log' 2>&1";
    # glibc's newlocale loses LOCPATH, so here leaks are not looked for.
    return (%env, LOCPATH => "$scratch/locale",
        ASAN_OPTIONS => join ':', $ENV{ASAN_OPTIONS} || (), 'detect_leaks=0')
        if -e "$scratch/locale/de_DE.UTF-8/LC_NUMERIC";
    diag('no German locale and no way to make one: C.UTF-8 is tried');
    return (%env, LC_ALL => 'C.UTF-8');
}

# Runs a command in an empty folder. Returns (stdout, stderr, exit code).
sub run {
    my ($file, %env) = @_;
    my $folder = tempdir(DIR => $scratch);
    my @said;

    local %ENV = (
        PATH => "$scratch/bin:$ENV{PATH}", TOP => $top, HOME => $folder,
        (map { $_ => $ENV{$_} } grep { /SAN_OPTIONS$/ && $ENV{$_} } keys %ENV),
        %env);
    my $status = system 'sh', '-c',
        'cd "$1" && exec sh -e "$2" </dev/null >"$1.out" 2>"$1.err"',
        'sh', $folder, $file;
    for my $end ('out', 'err') {
        local $_ = slurp("$folder.$end");
        s/\Q$folder\E/SCRATCH/g;
        s/\Q$top\E/TOP/g;
        s{\Q$prefix\E/share/demarc}{DATADIR}g;
        push @said, $_;
    }
    return (@said, $status & 127 ? "signal " . ($status & 127) : $status >> 8);
}

# Says where two texts part, not all of both.
sub same {
    my ($got, $want, $name) = @_;
    return if ok($got eq $want, $name);
    spill("$scratch/want", $want);
    spill("$scratch/got", $got);
    diag(scalar `cd '$scratch' && diff -u want got | sed -n '3,40p'`);
}

sub accept_all {
    my ($base, %said) = @_;
    for my $end (keys %said) {
        next if $said{$end} eq slurp("$base.$end");
        note("$base.$end is new");
        length $said{$end} ? spill("$base.$end", $said{$end})
            : unlink "$base.$end";
    }
}

sub check {
    my ($file, $far) = @_;
    my ($base) = $file =~ /(.*)\.cmd$/;
    my ($name, $want) = (basename($base), 0);
    $want = $1 if slurp($file) =~ /\A# exit (\d+)\n/;

    my ($out, $err, $exit) = run($file, LC_ALL => 'C', TZ => 'UTC');
    accept_all($base, out => $out, err => $err) if $ENV{GOLDEN};
    is($exit, $want, "$name: exit code") or diag($err);
    same($out, slurp("$base.out"), "$name: stdout");
    same($err, slurp("$base.err"), "$name: stderr");
    is_deeply([run($file, %$far)], [$out, $err, $exit],
        "$name: the same under any locale and time zone");
}

mkdir "$scratch/bin";
symlink $binary, "$scratch/bin/demarc" or die "demarc: $!\n";

my $far = {far_away()};
my @files = @ARGV ? map { abs_path($_) } @ARGV : sort glob("$here/*.cmd");
plan(skip_all => 'there is no tests/cli/*.cmd') unless @files;
check($_, $far) for @files;
is_deeply([grep { !-e s/\.\w+$/.cmd/r } glob("$here/*.{out,err}")], [],
    'no output without its command');
done_testing();
