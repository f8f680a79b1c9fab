#!/usr/bin/env perl
# Zips made to do harm: bombs, ways out of the folder, and broken ones.
use strict;
use warnings;
use File::Basename 'dirname';
use lib 'tests', dirname(__FILE__);
use Run;
use Test::More;
use Watch;
use Zip;

plan(skip_all => 'strace is not here or may not trace') unless can_watch();

my $in = "$scratch/in";
my $good = 'geodata/kgz-tjk/segments';
my @files = map { {name => "lines/seg.$_", data => slurp("$good.$_")} }
    qw(shp shx dbf prj cpg);
mkdir $in;

sub bad {
    my ($name, $says, @entries) = @_;
    spill("$in/a.zip", zip(@entries));
    refuses($name, $in, 'a.zip', $says);
}

sub asks {
    my ($name, $says, @entries) = @_;
    spill("$in/a.zip", zip(@entries));
    watch($name, $in, 2, $says, 'stats', '--segments', 'a.zip');
}

# What may be read.
sub reads {
    my ($name, $file, @entries) = @_;
    spill("$in/$file", zip(@entries));
    watch($name, $in, 0, qr/^$/, 'stats', '--segments', $file);
}

reads('a shapefile in a zip', 'a.zip', @files);
reads('one in a .shz', 'a.shz', @files);
reads('stored', 'a.zip', map { {%$_, method => 0} } @files);
reads('with other things', 'a.zip', {name => 'lines/', mode => 040755}, @files,
    {name => 'lines/seg.shp.xml', data => 'x'}, {name => 'README', data => 'x'},
    {name => '__MACOSX/lines/._seg.shp', data => 'x'});
reads('in capitals', 'a.zip', map { {%$_, name => uc $_->{name}} } @files);
reads('with backslashes', 'a.zip',
    map { {%$_, name => $_->{name} =~ tr{/}{\\}r} } @files);

# A MiB that unpacks to a GiB; and the same 16 MiB over and over.
bad('a bomb of 1 GiB', qr/200 times/, {name => 'seg.shp',
    packed => zeros(1024), size => 1 << 30}, @files[1 .. 4]);
bad('one that tells a small size', qr/damaged/, {name => 'seg.shp',
    packed => zeros(1024), size => 100}, @files[1 .. 4]);
bad('one that tells a large size', qr/more than demarc allows/,
    {name => 'seg.shp', packed => zeros(1), size => 0xfffffffe});
bad('one that tells it is packed little', qr/damaged/, {name => 'seg.shp',
    packed => zeros(300), size => 300 << 20, packed_size => 300 << 20});
my $packed = zeros(100);
bad('files that overlap', qr/200 times|damaged/,
    {name => 'seg.shp', packed => $packed, size => 100 << 20},
    map { {name => "seg.$_", packed => $packed, size => 100 << 20, at => 0} }
        qw(shx dbf));
bad('a large .prj', qr/more than demarc allows/, @files[0 .. 2],
    {name => 'lines/seg.prj', packed => zeros(1), size => 300 << 20});

bad('a way out', qr/leads out/, {name => '../seg.shp', data => 'x'});
bad('one in the middle', qr/leads out/, @files,
    {name => 'lines/../../x', data => 'x'});
bad('one with backslashes', qr/leads out/, @files,
    {name => '..\\x', data => 'x'});
bad('an absolute path', qr/leads out/, {name => '/tmp/seg.shp', data => 'x'});
bad('a drive', qr/leads out/, {name => 'C:/seg.shp', data => 'x'});
bad('a link', qr/a link/, {name => 'seg.shp', data => '/etc/passwd',
    mode => 0120777});
bad('two of a name', qr/two files/, @files, $files[2]);
bad('too many entries', qr/more than 64/, @files,
    map { {name => "x$_"} } 1 .. 60);
bad('encrypted', qr/encrypted/, map { {%$_, flag => 1} } @files);
bad('an unknown method', qr/not known/, map { {%$_, method => 99} } @files);
bad('a wrong checksum', qr/checksum/, {%{$files[0]}, crc => 1}, @files[1 .. 4]);
bad('a name with a NUL', qr/unusable/, {%{$files[0]}, name => "seg.shp\0.x"});
bad('no data', qr/seg\.shp|damaged/, map { {%$_, data => ''} } @files);

asks('two shapefiles', qr/2 shapefiles: lines\/seg\.shp, b\.shp/, @files,
    {name => 'b.shp', data => 'x'});
asks('none', qr/holds no \.shp/, {name => 'a.kml', data => 'x'});

my $whole = zip(@files);
for my $length (4, 30, 1000, length($whole) - 40, length($whole) - 8) {
    spill("$in/a.zip", substr $whole, 0, $length);
    refuses("cut at $length", $in, 'a.zip', qr/damaged/);
}

# Findings name the file in the zip, not where it was unpacked.
spill("$in/a.zip", zip(@files[0 .. 1], @files[3 .. 4]));
refuses('without its .dbf', $in, 'a.zip', qr{^demarc: a\.zip/seg\.\w+: });

# Nowhere to unpack it.
{
    my ($out, $err, $code);
    local $ENV{TMPDIR} = "$in/no/such/folder";
    spill("$in/a.zip", zip(@files));
    ($out, $err, $code) = ask('stats', '--segments', "$in/a.zip");
    is($code, 74, 'no folder to unpack it in: exit 74');
    like($err, qr/TMPDIR/, 'and the mend');
}

done_testing();
