#!/usr/bin/env perl
# A run that is ended by a signal leaves nothing behind: neither what it
# unpacked nor half an output; and it ends as the signal says.
use strict;
use warnings;
use File::Basename 'dirname';
use lib 'tests', map { dirname(__FILE__) . "/../$_" } qw(corpus attack);
use POSIX ();
use Run;
use Shapefile;
use Test::More;
use Time::HiRes qw(sleep time);
use Zip;

my $tmp = "$scratch/tmp";
my $out = "$scratch/out";
mkdir $_ for $tmp, $out;

# Enough to read and write that there is time to be stopped in.
my @points = map { [70 + $_ * 1e-5, 40 + ($_ % 7) * 1e-4] } 0 .. 300_000;
my $files = shapefile(lines => [[\@points]]);
my $zip = spill("$scratch/lines.zip", zip(map {
    {name => "lines.$_", data => $files->{$_}} } sort keys %$files));

sub found {
    my ($folder) = @_;
    opendir my $in, $folder or die;
    return grep { !/^\.\.?$/ } readdir $in;
}

# Runs demarc, sends it a signal as soon as `seen` says so, and returns how it
# ended; undef if it was done before.
sub stopped {
    my ($signal, $ignored, $seen, @words) = @_;
    my $sent = 0;
    my $pid = fork // die;

    if (!$pid) {
        $SIG{$signal} = $ignored ? 'IGNORE' : 'DEFAULT';
        $ENV{TMPDIR} = $tmp;
        open STDOUT, '>', "$scratch/.out" or die;
        open STDERR, '>', "$scratch/.err" or die;
        exec { $Run::binary } 'demarc', @words or die;
    }
    my $end = time + 60;
    until (waitpid $pid, POSIX::WNOHANG()) {
        $sent ||= $seen->() && kill $signal, $pid;
        kill 'KILL', $pid if time > $end;
        sleep 0.0005;
    }
    return $sent ? $? : undef;
}

# Tries until it was caught at it.
sub caught {
    my @how = @_;
    for (1 .. 40) {
        my $end = stopped(@how);
        return $end & 127 if defined $end && $end != 0; # less "core dumped"
    }
    return 'never caught';
}

my $unpacked = sub { scalar found($tmp) };
my $half = sub { scalar grep { /^\.demarc-/ } found($out) };

for my $case ([HUP => 1], [INT => 2], [QUIT => 3], [TERM => 15]) {
    my ($name, $number) = @$case;
    is(caught($name, 0, $unpacked, 'stats', $zip), $number,
        "$name while a zip is open ends it by that signal");
    is_deeply([found($tmp)], [], 'and what was unpacked is gone');
    spill("$out/a.geojson", 'before');
    is(caught($name, 0, $half, 'export', $zip, '-o', "$out/a.geojson",
        '--overwrite'), $number, "$name while an output is written");
    is_deeply([found($out)], ['a.geojson'], 'leaves no half of it');
    is(slurp("$out/a.geojson"), 'before', 'and the file that was there');
    is_deeply([found($tmp)], [], 'nor what was unpacked');
}

spill("$scratch/long.$_", $files->{$_}) for keys %$files;
is(system("ulimit -f 100; $Run::binary -q export '$scratch/long.shp' -o '$out/b.gpkg' "
        . "2> '$scratch/.err'") >> 8, 74, 'a file that may not be so long is a failure');
like(slurp("$scratch/.err"), qr/b\.gpkg: .*File too large/, 'which says so');
is_deeply([found($out)], ['a.geojson'], 'and leaves nothing');

is(stopped('HUP', 1, $unpacked, 'stats', $zip), 0,
    'a signal that is ignored, as under nohup, stays so');
is_deeply([found($tmp)], [], 'and nothing is left');

done_testing();
