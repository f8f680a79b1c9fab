#include "read/digest.h"

#include "spill.h"
#include "tap.h"

/* FIPS 180-4 examples (NIST), and RFC 1321, appendix A.5. */
static const struct {
    const char *name, *hex;
} abc[] = {
    {"md5", "900150983cd24fb0d6963f7d28e17f72"},
    {"sha1", "a9993e364706816aba3e25717850c26c9cd0d89d"},
    {"sha256",
     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"sha512",
     "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
     "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"},
    {"", ""},
};

int main(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    spilled file = spill(BYTES("abc"));
    char out[DEMARC_DIGEST_SIZE], *many = calloc(1, 1000000);
    uint64_t bytes;

    for (size_t i = 0; i < sizeof abc / sizeof *abc; i++) {
        is_int(demarc_digest_file(ctx, file.path, abc[i].name, out, &bytes),
               DEMARC_OK, abc[i].name);
        is(out, abc[i].hex, "of abc");
        is_int((long long)bytes, 3, "three bytes");
    }
    unlink(file.path);
    memset(many, 'a', 1000000);
    file = spill(many, 1000000);
    demarc_digest_file(ctx, file.path, "sha256", out, &bytes);
    /* FIPS 180-2, appendix B.3 */
    is(out, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
       "of a million a");
    is_int((long long)bytes, 1000000, "a million bytes");
    unlink(file.path);
    is_int(demarc_digest_file(ctx, file.path, "sha256", out, &bytes),
           DEMARC_ENOINPUT, "no file");
    is(out, "", "nothing then");
    ok(demarc_digest_known("sha384"), "sha384 is known");
    ok(!demarc_digest_known("crc32"), "crc32 is not");
    ok(!demarc_digest_known(""), "nor is nothing");
    free(many);
    demarc_ctx_free(ctx);
    return done();
}
