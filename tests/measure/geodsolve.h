/** geodsolve.h - the oracle of lengths: GeodSolve of GeographicLib (Debian's
 *  geographiclib-tools), with its exact series: GeodSolve -i -E -p 10. */
#ifndef DEMARC_TESTS_MEASURE_GEODSOLVE_H
#define DEMARC_TESTS_MEASURE_GEODSOLVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/** An edge in degrees, and what GeodSolve says of it. */
typedef struct edge {
    double lon1, lat1, lon2, lat2;
    double azimuth;     /* in degrees, where it begins */
    long double metres; /* to 10 decimals */
} edge;

static bool edges_write(const char *path, const edge *edges, size_t count)
{
    FILE *out = fopen(path, "w");
    bool fine = out;

    for (size_t i = 0; fine && i < count; i++)
        fine = fprintf(out, "%.17g %.17g %.17g %.17g\n", edges[i].lat1,
                       edges[i].lon1, edges[i].lat2, edges[i].lon2) > 0;
    if (out && fclose(out))
        fine = false;
    return fine;
}

static bool edges_read(FILE *in, edge *edges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (fscanf(in, "%lf %*f %Lf", &edges[i].azimuth, &edges[i].metres) != 2)
            return false;
    return true;
}

/** Asks GeodSolve; false if it is not there or has not answered. */
__attribute__((unused)) static bool geodsolve(edge *edges, size_t count)
{
    char path[] = "/tmp/demarc-geodsolve-XXXXXX", command[100];
    int fd = mkstemp(path);
    bool fine = fd >= 0 && close(fd) == 0 && edges_write(path, edges, count);
    FILE *answer = NULL;

    snprintf(command, sizeof command, "GeodSolve -i -E -p 10 <%s", path);
    if (fine)
        answer = popen(command, "r");
    fine = answer && edges_read(answer, edges, count);
    if (answer && pclose(answer))
        fine = false;
    unlink(path);
    if (!fine)
        puts("# GeodSolve is missing or failed; run `make deps`");
    return fine;
}

/** Metres along a line, each edge by GeodSolve; -1 if it failed. */
__attribute__((unused)) static long double geodsolve_line(const double *lon_lat,
                                                          size_t count)
{
    edge *edges = calloc(count + 1, sizeof *edges);
    long double sum = 0;

    for (size_t i = 0; edges && i + 1 < count; i++) {
        const double *at = lon_lat + 2 * i;
        edges[i] = (edge){.lon1 = at[0], at[1], at[2], at[3]};
    }
    if (!edges || count < 2 || !geodsolve(edges, count - 1))
        sum = -1;
    for (size_t i = 0; sum >= 0 && i + 1 < count; i++)
        sum += edges[i].metres;
    free(edges);
    return sum;
}

#endif
