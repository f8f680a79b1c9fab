# Watches what a run of demarc opens, writes and connects to, what it costs,
# and what it leaves behind.
package Watch;
use strict;
use warnings;
use Exporter 'import';
use File::Basename 'dirname';
use Run;
use Test::More;
use Time::HiRes 'time';

our @EXPORT = qw(refuses watch can_watch);

use constant {SECONDS => 2, KILOBYTES => 256 * 1024};

my $mode = $ENV{MODE} || 'release';
my $trace = "$scratch/trace";
my $tmp = "$scratch/tmp";
my $home = "$scratch/home";
mkdir $_ for $tmp, $home;

# What any program may open: the system's own data, and this test's folders.
my @system = map { qr/^\Q$_\E/ } qw(/usr/ /etc/ /lib /proc/ /sys/),
    '/dev/null', '/dev/urandom', '/run/systemd', '/var/cache/fontconfig/', "$tmp/";

sub can_watch {
    return has_tool('strace')
        && system("strace -f -o '$trace' true >'$scratch/.log' 2>&1") == 0;
}

# Words as one command for sh.
sub quoted {
    return join ' ', map { s/'/'\\''/gr =~ s/.*/'$&'/sr } @_;
}

# Runs demarc in a folder: (stderr, exit code, seconds). Memory is held by a
# limit on what it may allocate: a run that needs more fails.
sub run_in {
    my ($folder, $before, @words) = @_;
    my $limit = $mode =~ /asan/ ? '' : 'ulimit -d ' . KILOBYTES . ';';
    my $command = quoted(@words);
    my $start = time;

    system 'bash', '-c', "cd '$folder' && $limit HOME='$home' TMPDIR='$tmp'"
        . " exec $before '$Run::binary' $command"
        . " >'$scratch/.out' 2>'$scratch/.err' </dev/null";
    return (slurp("$scratch/.err"),
        $? & 127 ? 'signal ' . ($? & 127) : $? >> 8, time - $start);
}

sub state_of {
    my ($folder) = @_;
    opendir my $in, $folder or return '';
    return join "\n", map { "$_ " . join ' ', (lstat "$folder/$_")[2, 7, 9] }
        sort grep { !/^\.\.?$/ } readdir $in;
}

# What a trace shows that no run may do, one line each.
sub misdeeds {
    my ($folder) = @_;
    my $build = dirname($Run::binary);
    my @found;

    for my $line (split /\n/, slurp($trace)) {
        push @found, $line
            if $line =~ /\b(?:connect|sendto|sendmsg)\(/
            || $line =~ /\bsocket\(AF_(?:INET|INET6)/;
        next if $line !~ /\bopen(?:at2?)?\((?:\w+, )?"([^"]*)", (.*)\) = (-?\d+)/;
        my ($path, $how, $result) = ($1, $2, $3);
        $path = "$folder/$path" if $path !~ m{^/};
        my $writes = $how =~ /O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)/;
        next if $path =~ m{^\Q$build\E/} && $mode eq 'coverage';
        push @found, $line if $writes && $path !~ m{^\Q$tmp\E/};
        next if $result < 0;
        push @found, $line
            if $path !~ m{^\Q$folder\E(?:/(?!.*\.\./)|$)}
            && !grep { $path =~ $_ } @system;
    }
    return @found;
}

# demarc with these words, in a folder, ends with this code and says this; it
# keeps within its bounds and leaves nothing behind.
sub watch {
    my ($name, $folder, $exit, $says, @words) = @_;
    my $before = state_of($folder);
    my ($err, $code, $seconds) = run_in($folder, '', @words);
    my $bound = $mode eq 'release' ? SECONDS : 10 * SECONDS;

    is($code, $exit, "$name: exit $exit") or diag($err);
    like($err, $says, "$name: says so");
    cmp_ok($seconds, '<', $bound, "$name: in time");
    run_in($folder, "strace -f -qq -o '$trace'"
        . ' -e trace=%network,open,openat,openat2,creat', @words);
    is_deeply([misdeeds($folder)], [], "$name: stays where it belongs");
    is(state_of($folder), $before, "$name: writes nothing beside its input");
    is(state_of($tmp), '', "$name: leaves nothing behind");
}

# The common case: a file is refused as data.
sub refuses {
    my ($name, $folder, $file, $says, @words) = @_;
    watch($name, $folder, 65, $says, 'stats', '--segments', $file, @words);
}

1;
