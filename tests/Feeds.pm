# Files of feeds, made here, and what import makes of them. The headers are
# those of UCDP GED 22.1, ACLED's export and MIDLOC-A 2.
package Feeds;
use strict;
use warnings;
no warnings 'qw';
use Exporter 'import';
use JSON::PP;
use Run;
use Test::More;

our @EXPORT = qw(@ucdp @acled @midloc %clash record ucdp acled file rows
    import_of balanced);

our @ucdp = split /,/, join ',', qw(id,relid,year,active_year,code_status,
    type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,
    dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,
    side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,
    source_office,source_date,source_headline,source_original,where_prec,
    where_coordinates,where_description,adm_1,adm_2,latitude,longitude,
    geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,
    date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,
    high,low,gwnoa,gwnob);
@ucdp = grep { length } @ucdp;
our @acled = split /,\s*/, join ' ', qw(event_id_cnty, event_date, year, time_precision,
    disorder_type, event_type, sub_event_type, actor1, assoc_actor_1, inter1,
    actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region,
    country, admin1, admin2, admin3, location, latitude, longitude,
    geo_precision, source, source_scale, notes, fatalities, tags, timestamp);
our @midloc = split /,\s*/, join ' ', qw(year, dispnum, midloc2_location,
    midloc2_measuringpoint, midloc2_xlongitude, midloc2_ylatitude,
    midloc2_precision, midloc2_howobtained, midloc2_precision_comment,
    midloc2_general_comment, priogrid_cell, midloc11_location,
    midloc11_midlocmeasuringpoint, midloc11_latitude, midloc11_longitude,
    midloc11_precision);

# A clash at Ak-Sai, on the border; `%with` changes it.
our %clash = (
    id => 1, relid => 'KGZ-2022-1-1', year => 2022, active_year => 1,
    type_of_violence => 1, dyad_name => 'Kyrgyzstan - Tajikistan',
    side_a => 'Government of Kyrgyzstan', side_b => 'Government of Tajikistan',
    gwnoa => 703, gwnob => 702, where_prec => 1,
    where_coordinates => 'Ak-Sai', latitude => '39.870', longitude => '70.590',
    geom_wkt => 'POINT (70.590 39.870)', country => 'Kyrgyzstan',
    source_article => '"AFP, 2022-09-16"', date_prec => 1,
    date_start => '2022-09-14 00:00:00.000',
    date_end => '2022-09-14 00:00:00.000', deaths_a => 3, deaths_b => 2,
    deaths_civilians => 4, deaths_unknown => 1, best => 10, high => 12,
    low => 9);

sub record {
    return join(',', map { my $c = $_ // ''; $c =~ s/"/""/g;
        $c =~ /[",\r\n]/ ? qq("$c") : $c } @_);
}

sub ucdp {
    my (%with) = @_;
    my %row = (%clash, %with);
    return record(@row{@ucdp});
}

my $files = 0;
sub file {
    my ($header, @rows) = @_;
    $files++;
    return spill("$scratch/in$files.csv",
        map { "$_\n" } ref $header ? record(@$header) : $header // (), @rows);
}

# Rows of a CSV as hashes: cells may hold anything.
sub rows {
    my ($text) = @_;
    my (@all, @row);
    while ($text =~ /\G(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\z)/g) {
        my ($cell, $end) = ($1 // $2, $3);
        last if $end eq '' && !@row && $cell eq '';
        push @row, $cell =~ s/""/"/gr;
        next if $end eq ',';
        push @all, [@row];
        @row = ();
    }
    my $names = shift @all or return;
    return map { my %r; @r{@$names} = @$_; \%r } @all;
}

my $report = "$scratch/report.json";
sub import_of {
    my (@words) = @_;
    my ($out, $err, $exit) =
        ask('import', @words, '--report', $report, '--overwrite');
    my $told = -e $report ? JSON::PP->new->utf8->decode(slurp($report)) : {};
    unlink $report;
    return {out => $out, err => $err, exit => $exit, rows => [rows($out)],
        report => $told, all => $told->{summary}};
}

our %battle = (event_id_cnty => 'KGZ123', event_date => '2022-09-14',
    year => 2022, time_precision => 1, event_type => 'Battles',
    sub_event_type => 'Armed clash',
    actor1 => 'Military Forces of Kyrgyzstan (2021-)',
    actor2 => 'Military Forces of Tajikistan (1994-)', iso => 417,
    country => 'Kyrgyzstan', location => 'Ak-Sai', latitude => '39.870',
    longitude => '70.590', geo_precision => 1, source => '24.kg',
    notes => 'On 14 September, both sides fired.', fatalities => 10,
    timestamp => 1663632000); # date -u -d @1663632000: 2022-09-20

sub acled {
    my (%with) = @_;
    my %row = (%battle, %with);
    return record(@row{@acled});
}

sub balanced {
    my ($is, $name) = @_;
    my ($in, $kept, $dropped) = @{$is->{all}}{qw(in kept dropped)};
    is_deeply([map { $kept->{$_} + $dropped->{$_} - $in->{$_} } sort keys %$in],
        [map { 0 } keys %$in], "$name: what went in came out or was dropped");
    is($kept->{rows}, scalar @{$is->{rows}}, "$name: rows kept are written")
        if !$is->{exit};
}

1;
