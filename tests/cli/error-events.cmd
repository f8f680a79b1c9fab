# Bad events: one line each, with the file, the line and the mend.
try() {
    printf "$1" >events.csv
    printf "$1" | sed 's/^/    /'
    demarc stats -C "$TOP" kgz-tjk events.csv >answer || echo "exit $?"
}
try 'id,when\n1,2020\n'
try 'date,title\n2020,"a",b\n'
try 'date,title,place\n2020,a\n'
try 'date,title\n2020-13-01,a\n'
try 'date,title\n01/02/2020,a\n'
try 'date,stage,stretch\n2020,finished,main\n'
try 'date,stage,stretch\n2020,described,nowhere\n'
try 'date,stage,stretch\n2020,described,main[1..\n'
try 'date,stage,stretch\n2020,described,main[1...2]\n'
try 'date,stage,stretch\n2020,described,all[0%%..50%%]\n'
try 'date,stage,stretch\n2020,described,main[700..900]\n'
try 'date,stage,stretch\n2020,described,main[800..900]\n'
try 'date,killed_kgz\n2020,many\n'
try 'date,lon,lat\n2020,70,95\n'
try 'date,title\n2020,"a\n'
try 'date,title\n2020,a\377b\n'
try 'id,date,stage,stretch\n1,2020,described,main\n1,2020,delimited,main\n'
try 'date,scope\n2020,everyone\n'
try ''
try 'date,killed_kgz\n2020,0.5\n'
try 'date;km_total\n2020;1,006\n'
try 'id,date\n1,2020\nid,date\n'
try 'date,title\n2020,a,\n'
try 'date|title\n2020|a\n'

# What would turn a terminal's text round (U+202E) does not reach it.
printf 'date,title\n20\342\200\25620,a\n' >events.csv
demarc stats -C "$TOP" kgz-tjk events.csv || echo "exit $?"

printf 'date,title\n' >events.csv # a header alone
demarc timeline -C "$TOP" kgz-tjk events.csv || echo "exit $?"
