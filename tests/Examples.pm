# Examples in documents: fenced blocks of commands and of what they print.
package Examples;
use strict;
use warnings;
use Exporter 'import';
use Test::More;

our @EXPORT = qw(slurp spill blocks_of check_examples);

sub slurp {
    my ($path) = @_;
    open my $in, '<:raw', $path or die "$path: $!\n";
    local $/;
    return scalar(<$in>) // '';
}

sub spill {
    my ($path, $text) = @_;
    open my $out, '>:raw', $path or die "$path: $!\n";
    print {$out} $text;
    close $out or die "$path: $!\n";
}

# The fenced blocks of a document: what kind each is, its text, the paragraph
# before it, the line it is on and its place in bytes.
sub blocks_of {
    my ($text) = @_;
    my @blocks;

    while ($text =~ /^```(\w*)\n(.*?)^```$/gms) {
        my ($kind, $inside, $begin, $start) = ($1, $2, $-[0], $-[2]);
        my ($lead) = substr($text, 0, $begin) =~ /((?:.+\n)*)\n*\z/;
        my $line = 1 + (substr($text, 0, $start) =~ tr/\n//);
        push @blocks, {kind => $kind, text => $inside, lead => $lead,
            line => $line, start => $start};
    }
    return @blocks;
}

# What a terminal in that folder would show.
sub said {
    my ($folder, $command) = @_;

    spill("$folder/.command", $command);
    my $out = qx(cd '$folder' && sh .command 2>&1 </dev/null);
    return $out =~ s/\r\n/\n/gr;
}

# Lines "..." stand for any lines that are left out.
sub is_like {
    my ($got, $want) = @_;
    my $pattern = join '', map { $_ eq "...\n" ? '(?:.*\n)*?' : quotemeta }
        $want =~ /^.*\n/mg;

    return $got =~ /\A$pattern\z/;
}

# Runs every ```sh block that has a block of output behind it, and compares.
# GOLDEN=1 puts in what is said now, but where lines are left out.
sub check_examples {
    my ($path, $name, $folder) = @_;
    my $text = slurp($path);
    my @blocks = blocks_of($text);
    my @new;

    for my $i (1 .. $#blocks) {
        my ($command, $shown) = @blocks[$i - 1, $i];
        next unless $command->{kind} eq 'sh'
            && $shown->{kind} =~ /^(?:text|json|csv)$/;
        my $got = said($folder, $command->{text});
        my $accepts = $ENV{GOLDEN} && $shown->{text} !~ /^\.\.\.$/m;
        push @new, [$shown, $got] if $accepts;
        ok($accepts || is_like($got, $shown->{text}),
            "$name:$command->{line}: shows what it says") or diag($got);
    }
    substr($text, $_->[0]{start}, length $_->[0]{text}) = $_->[1]
        for reverse @new;
    spill($path, $text) if @new;
}

1;
