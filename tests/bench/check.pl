#!/usr/bin/env perl
# Counts the instructions of three small jobs under callgrind, from main on, and
# compares them with those kept in `instructions` beside this script: a job that
# has grown by over 5 % is an error. RENEW=1 keeps what is counted now. Unlike
# seconds, counts are the same on a busy machine; other versions of GDAL, PROJ,
# the C library or the compiler change them: then renew them first, without
# your change.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Basename 'dirname';

use constant MOST => 1.05;
my $here = dirname(abs_path($0));
my $demarc = abs_path($ENV{DEMARC} || "$here/../../build/release/demarc");
my @jobs = ('stats kgz-tjk -f json --jobs 1', 'export kgz-tjk -f geojson',
    'locate kgz-tjk timeline/kgz-tjk.csv -f csv');

sub counted {
    my ($job) = @_;
    my $said = `cd $here/../.. && env -i PATH=/usr/bin:/bin HOME=/ LC_ALL=C \\
        valgrind --tool=callgrind --callgrind-out-file=/dev/null \\
        --toggle-collect=main $demarc $job 2>&1 >/dev/null`;

    die "bench-check: $job failed:\n$said" if $?;
    $said =~ /Collected : (\d+)/ or die "bench-check: no count in:\n$said";
    return $1;
}

sub kept {
    my %count;

    open my $in, '<', "$here/instructions" or return ();
    /^(\d+) (.*)$/ and $count{$2} = $1 while <$in>;
    return %count;
}

my %before = kept();
my %now = map { $_ => counted($_) } @jobs;
my $grown = 0;

for my $job (@jobs) {
    my $was = $before{$job};

    printf "%-42s %9.1f million instructions%s\n", $job, $now{$job} / 1e6,
        $was ? sprintf(', %+.1f %%', 100 * ($now{$job} / $was - 1)) : ', new';
    $grown ||= !$was || $now{$job} > MOST * $was;
}
if ($ENV{RENEW}) {
    open my $out, '>', "$here/instructions" or die "bench-check: $!\n";
    print {$out} map { "$now{$_} $_\n" } @jobs;
    close $out or die "bench-check: $!\n";
} elsif ($grown) {
    print "Over 5 % more than in tests/bench/instructions. If it is worth it:\n"
        . "    make bench-check RENEW=1\n";
    exit 1;
}
