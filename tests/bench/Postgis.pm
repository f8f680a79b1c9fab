# A PostGIS of its own for the benchmarks, in the cache: made once, started when
# it is first asked for, stopped at the end. Nothing of a PostgreSQL that may run
# on the machine is touched.
package Postgis;
use strict;
use warnings;
use Bench;

my ($bin) = reverse sort glob '/usr/lib/postgresql/*/bin';
my $home = "$cache/postgis";
my $started;

# It refuses to be root; in a namespace of its own root is somebody else.
my $as = $> == 0 ? 'unshare --user --map-user=1000 --map-group=1000' : '';

sub there {
    my ($control) = # not as a scalar: it would go on from call to call
        $bin ? glob("$bin/../../../../share/postgresql/*/extension/postgis.control") : ();

    return $control && has('shp2pgsql') && (!$as || !system("$as true 2>/dev/null"));
}

my $psql = "psql -h $home -U bench -v ON_ERROR_STOP=1 -qAt";

sub stop { system("$as $bin/pg_ctl -D $home -m fast stop >/dev/null") }

sub start {
    return if $started;
    stop() if -e "$home/postmaster.pid"; # of a run that was killed
    my $fresh = !-e "$home/PG_VERSION";
    sh("$as $bin/initdb -D $home -U bench -A trust -E UTF8 --locale=C >/dev/null")
        if $fresh;
    sh("$as $bin/pg_ctl -D $home -w -l $home/log start >/dev/null -o '-k $home "
        . "-c listen_addresses= -c fsync=off -c shared_buffers=1GB "
        . "-c work_mem=256MB -c max_wal_size=4GB'");
    $started = 1;
    sh("$psql -d postgres -c 'create database bench' && "
        . "$psql -d bench -c 'create extension postgis'") if $fresh;
}

$SIG{INT} = $SIG{TERM} = $SIG{PIPE} = sub { exit 1 }; # not without END

END {
    my $code = $?;

    stop() if $started;
    $? = $code;
}

# Commands of the shell: a query, and a shapefile that becomes a table with its
# index, longitude and latitude in `geom`.
sub query { my ($sql) = @_; start(); return qq($psql -d bench -c "$sql") }

sub load {
    my ($file, $table) = @_;
    my $drop = query("drop table if exists $table") . ' 2>/dev/null';

    return "$drop; shp2pgsql -D -I -s 4326 $file $table 2>/dev/null "
        . "| $psql -d bench >/dev/null";
}

1;
