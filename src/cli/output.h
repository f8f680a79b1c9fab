/** output.h - the form of the answer, and its way out. */
#ifndef DEMARC_CLI_OUTPUT_H
#define DEMARC_CLI_OUTPUT_H

#include "cli/run.h"

/** Saves the run's bytes, or prints them. A closed pipe is quiet.
 *  @return DEMARC_ECANTCREAT or DEMARC_EIO, told on stderr. */
demarc_status cli_output_deliver(cli_run *run);

/** Lets a long answer wait on disk: in the folder where it is to be, so that
 *  it need not be copied; for stdout and devices where temporary files go. */
void cli_output_spill(cli_run *run);

/** Before the work: refuses a file that is there already, unless --overwrite is
 *  given, and one that cannot be made.
 *  @param path  NULL or "-": none. */
demarc_status cli_output_refuse(const cli_run *run, const char *path);

#endif
