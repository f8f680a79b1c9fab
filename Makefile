# demarc. `make help` lists what can be made; `make demo` shows what it does.
#
# No verb, format or test is named here: a source is any src/LAYER/*.c, a test
# any tests/LAYER/*.c (in C) or tests/*.t and tests/*/*.t (scripts).

# debug, release, asan or coverage; each in build/MODE
MODE   ?= release
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# ---- What there is ----

B       := build/$(MODE)
VERSION := $(shell sed -n 's/.*DEMARC_VERSION "\(.*\)"/\1/p' src/demarc.h)
SONAME  := libdemarc.so.$(firstword $(subst ., ,$(VERSION)))

SOURCES := $(sort $(wildcard src/*/*.c))
HEADERS := $(sort $(wildcard src/*.h src/*/*.h tests/*.h tests/*/*.h))
OBJECTS := $(SOURCES:src/%.c=$(B)/obj/%.o)
CLI     := $(filter $(B)/obj/cli/%,$(OBJECTS))
LIBRARY := $(filter-out $(CLI),$(OBJECTS))

TESTS_C := $(sort $(wildcard tests/*/*.c))
C_TESTS := $(TESTS_C:tests/%.c=$(B)/tests/%)
TEST_OBJECTS := $(TESTS_C:%.c=$(B)/obj/%.o)
.SECONDARY: $(TEST_OBJECTS)
TESTS   ?= $(C_TESTS) $(sort $(wildcard tests/*.t tests/*/*.t))

# ---- How it is built ----

MODE_debug    := -O0 -g3
MODE_release  := -O3 -g
MODE_coverage := -O0 -g --coverage
MODE_asan     := -O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all \
                 -fsanitize=address,undefined
$(if $(MODE_$(MODE)),,$(error MODE is debug, release, asan or coverage))

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
            -Wno-sign-conversion -Wstrict-prototypes -Wmissing-prototypes \
            -Wvla -Wformat=2 -Wcast-qual -Wundef -Wwrite-strings \
            $(if $(filter true 1,$(CI) $(WERROR)),-Werror)

# Asked once, and only when something is built: `make deps` comes before.
# Those of LOADED are opened by draw/libraries.c when a picture is made.
PACKAGES := gdal proj geos jansson minizip nettle uchardet sqlite3
LOADED   := librsvg-2.0 pangocairo pangoft2 fontconfig
ASK      = $(or $(shell pkg-config $(1)),\
                $(error libraries are missing: run `make deps`))
ONCE     = $(eval $(1) := $(2))$($(1))
INCLUDES = $(call ONCE,INCLUDES,$(subst -I,-isystem ,$(call ASK,--cflags $(PACKAGES) $(LOADED))))
LIBS     = $(call ONCE,LIBS,$(call ASK,--libs $(PACKAGES)) -lm)

# Without fused multiply-add the same input gives the same bytes everywhere.
LANGUAGE = -std=c11 -D_GNU_SOURCE $(DEFINES) -Isrc -I$(B)/gen $(INCLUDES)
COMPILE  = $(CC) $(LANGUAGE) $(WARNINGS) -fPIC -fvisibility=hidden \
           -ffp-contract=off $(MODE_$(MODE)) $(CFLAGS)
LINK     = $(CC) $(MODE_$(MODE)) $(CFLAGS) $(LDFLAGS)

# make V=1 shows the commands.
SAY = @$(if $(V),,echo '  $(1)';)
Q   = $(if $(V),,@)

.PHONY: all
all: ## the program and the libraries, in build/MODE
all: $(B)/demarc $(B)/libdemarc.a $(B)/$(SONAME) $(B)/demarc.pc
	@:

$(B)/demarc: $(CLI) $(B)/libdemarc.a
	$(call SAY,link $@)
	$(Q)$(LINK) -o $@ $^ $(LIBS)

$(B)/libdemarc.a: $(LIBRARY)
	$(call SAY,archive $@)
	$(Q)rm -f $@; $(AR) rcs $@ $^

$(B)/$(SONAME): $(LIBRARY)
	$(call SAY,link $@)
	$(Q)$(LINK) -shared -Wl,-soname,$(SONAME) -Wl,-z,defs -o $@ $^ $(LIBS)

$(B)/obj/%.o: src/%.c $(B)/flags
	$(call SAY,compile $<)
	$(Q)mkdir -p $(@D); $(COMPILE) -MMD -MP -c -o $@ $<

# A text file that is put into the program: each line a string.
$(B)/gen/%.css.h: src/%.css
	$(Q)mkdir -p $(@D); sed 's/[\\"]/\\&/g; s/.*/"&\\n",/' $< > $@

GENERATED := $(patsubst src/%,$(B)/gen/%.h,$(wildcard src/draw/styles/*.css))
$(B)/obj/draw/style.o: $(GENERATED)

$(B)/obj/dossier/%.o: private \
    DEFINES := -DDEMARC_DATADIR='"$(PREFIX)/share/demarc"'

# Vector code, lane by lane as it is written; see the file.
$(B)/obj/measure/short.o $(B)/obj/measure/row.o: private \
    DEFINES := -fopenmp-simd -fno-math-errno -fno-trapping-math

$(B)/obj/tests/%.o: tests/%.c $(B)/flags
	$(call SAY,compile $<)
	$(Q)mkdir -p $(@D); $(COMPILE) -Itests -MMD -MP -c -o $@ $<

$(B)/tests/%: $(B)/obj/tests/%.o $(B)/libdemarc.a
	$(Q)mkdir -p $(@D); $(LINK) -o $@ $^ $(LIBS)

# So are boxes and points in space.
$(B)/obj/measure/chord.o $(B)/obj/measure/curve.o $(B)/obj/measure/spaces.o \
$(B)/obj/measure/tree_search.o: private \
    DEFINES := -fopenmp-simd -fno-math-errno -fno-trapping-math

# The oracle of 128 bits comes with gcc.
$(B)/tests/measure/certify: private LDFLAGS += -Wl,--no-as-needed -lquadmath

$(B)/demarc.pc: $(B)/flags src/demarc.h
	@printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$(LIBDIR)' \
	    'includedir=$${prefix}/include' '' 'Name: demarc' \
	    'Description: how much of a border is settled, and since when' \
	    'Version: $(VERSION)' 'Requires.private: $(PACKAGES)' \
	    'Libs: -L$${libdir} -ldemarc' 'Libs.private: -lm' \
	    'Cflags: -I$${includedir}' > $@

# Written only when it would change; then all that hangs on it is built anew.
FLAGS = $(COMPILE) $(LDFLAGS) $(PREFIX) $(LIBDIR)
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@cmp -s $@ - <<< '$(FLAGS)' || echo '$(FLAGS)' > $@
FORCE:

-include $(OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d)

# ---- Install ----

ROOT    = $(DESTDIR)$(PREFIX)
LIBROOT = $(DESTDIR)$(LIBDIR)
VERBS  := $(shell sed -n 's/^COMMAND.\([a-z-]*\),.*/\1/p' src/cli/commands.def)
MAN    := $(patsubst %,build/man/%.1,demarc $(VERBS:%=demarc-%))

build/man/%.1: $(B)/demarc
	@mkdir -p $(@D)
	@$< help --man $(patsubst demarc-%,%,$(filter-out demarc,$*)) > $@

.PHONY: install uninstall
install: all $(MAN) ## put it into PREFIX (/usr/local), under DESTDIR
	install -Dm755 -t $(ROOT)/bin $(B)/demarc
	install -Dm644 -t $(ROOT)/include $(wildcard src/*.h)
	install -Dm644 -t $(ROOT)/share/man/man1 $(MAN)
	install -Dm644 -t $(LIBROOT)/pkgconfig $(B)/demarc.pc
	install -Dm644 -t $(LIBROOT) $(B)/libdemarc.a
	install -m755 $(B)/$(SONAME) $(LIBROOT)/libdemarc.so.$(VERSION)
	ln -sf libdemarc.so.$(VERSION) $(LIBROOT)/$(SONAME)
	ln -sf $(SONAME) $(LIBROOT)/libdemarc.so
	mkdir -p $(ROOT)/share/demarc
	cp -R geodata timeline $(ROOT)/share/demarc

uninstall: ## remove what install has put there
	cd $(ROOT); rm -rf bin/demarc include/demarc.h include/demarc_*.h \
	    share/man/man1/demarc.1 share/man/man1/demarc-*.1 share/demarc
	cd $(LIBROOT); rm -f libdemarc.* pkgconfig/demarc.pc

# ---- Work ----

# These install what they need, then build in a second make that sees it.
BUILD = $(MAKE) $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(shell nproc))

.PHONY: deps demo check check-large tests check-asan check-valgrind coverage
deps: ## install what building and testing need (NO_INSTALL=1: never)
	@.ci/deps build check

DAYS := 2014-01-11 2021-04-28 2022-09-14
demo: ## the sample border on the days of three clashes and at the end
	@.ci/deps build
	@$(BUILD) build/release/demarc MODE=release
	@mkdir -p out
	@demarc() { echo; echo "$$ demarc $$*"; build/release/demarc "$$@"; }; \
	for day in $(DAYS); do demarc stats kgz-tjk --as-of $$day; done; \
	demarc stats kgz-tjk; \
	demarc export kgz-tjk -f geojson -o out/kgz-tjk.geojson --overwrite; \
	demarc timeline kgz-tjk -f csv -o out/kgz-tjk.csv --overwrite; \
	demarc map kgz-tjk -f svg -o out/kgz-tjk.svg --overwrite
	@echo; echo 'Wrote out/kgz-tjk.geojson, out/kgz-tjk.csv and out/kgz-tjk.svg.'

# A sanitizer's exit code must not look like one of demarc's.
export LSAN_OPTIONS  := suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0
export ASAN_OPTIONS  := exitcode=99:detect_stack_use_after_return=1
export UBSAN_OPTIONS := exitcode=99:print_stacktrace=1
export DEMARC        := $(CURDIR)/$(B)/demarc
export MODE PREFIX

check: ## run the tests (TESTS=... for some; PROVE=-v, -j2, ...)
	@.ci/deps build check
	@$(BUILD) all tests
	@prove $(PROVE) --exec '' $(TESTS)

tests: $(C_TESTS)
	@:

check-asan: ## run them under the address and undefined sanitizers
	@$(MAKE) check MODE=asan

# Without freeres a forked child does not print its parent's buffer again.
VALGRIND := valgrind -q --error-exitcode=99 --leak-check=full \
            --show-leak-kinds=definite --errors-for-leak-kinds=definite \
            --run-libc-freeres=no --suppressions=tests/valgrind.supp
check-valgrind: ## run the C tests, and each verb once, under valgrind
	@.ci/deps build check valgrind
	@$(BUILD) all tests
	@QUICK=1 prove $(PROVE) --exec '$(VALGRIND)' $(C_TESTS)
	@for verb in $(VERBS); do echo "demarc $$verb kgz-tjk"; \
	    $(VALGRIND) $(DEMARC) $$verb kgz-tjk > $(B)/valgrind.log 2>&1 || \
	    [ $$? -ne 99 ] || { cat $(B)/valgrind.log; exit 1; }; done

check-large: ## extract --all on 8 million vertices, fetched through npm
	@$(BUILD) all
	@LARGE=1 prove $(PROVE) tests/measure/extract_large.t

.PHONY: certify
certify: ## lengths against 128 bits (docs/measures.md), digits against printf
	@.ci/deps build
	@$(BUILD) $(B)/tests/measure/certify $(B)/tests/base/decimal
	@$(B)/tests/measure/certify --table
	@$(B)/tests/base/decimal --all

coverage: ## line coverage: src 80 %, src/measure and src/history 90 %
	@.ci/deps build check coverage
	@mkdir -p build/coverage; find build/coverage -name '*.gcda' -delete
	@$(MAKE) check MODE=coverage
	@.ci/coverage build/coverage

.PHONY: lint format format-check golden docs bench clean help
LAYOUT = clang-format $(1) $(SOURCES) $(HEADERS) $(TESTS_C)
lint: $(GENERATED) ## clang-tidy, the layers of src/LAYERS, the limits on length
	@.ci/deps build lint
	@prove tests/layers.t tests/limits.t
	@printf '%s\n' $(SOURCES) | xargs -P$$(nproc) -I{} \
	    clang-tidy --quiet {} -- $(LANGUAGE) 2>&1 | sed '/s generated/d'

format: ## lay out the C files by .clang-format
	@.ci/deps lint
	@$(call LAYOUT,-i)

format-check: ## are they laid out so?
	@.ci/deps lint
	@$(call LAYOUT,--dry-run --Werror)

golden: ## accept what tests/cli and the documents' examples say now
	@.ci/deps build check
	@$(BUILD) all
	@GOLDEN=1 prove tests/cli/run.t tests/readme.t

docs: $(B)/demarc $(MAN) ## man pages in build/man, docs/commands.md, docs/images
	@mkdir -p docs
	@$< help --markdown > build/commands.md
	@mv build/commands.md docs/commands.md
	@$< map kgz-tjk --as-of 2022-09-30 -o docs/images/map.png --overwrite
	@$< chart kgz-tjk --kind spacetime -o docs/images/spacetime.png --overwrite

# Scripts of tests/bench: each a job, and all that is said of it.
BENCHES ?= $(sort $(shell find tests/bench -maxdepth 1 -type f -perm -u+x ! -name '*.*'))
bench: ## time whole runs beside the peers that are installed (BENCHES=... some)
	@.ci/deps build bench
	@$(BUILD) all MODE=release
	@for job in $(BENCHES); do \
	    DEMARC=$(CURDIR)/build/release/demarc $$job; done

# From npm into the cache, not into the tree or the system.
PEERS := mapshaper@0.6.113 topojson-server@3.0.1 topojson-client@3.1.0 \
         shapefile@0.6.6
PEERS_AT = $${XDG_CACHE_HOME:-$$HOME/.cache}/demarc-bench/peers
.PHONY: bench-peers bench-check
bench-peers: ## install what make bench compares with: PostGIS, GeoPandas, mapshaper
	@.ci/deps bench peers
	@echo "From npm, into $(PEERS_AT): $(PEERS)"
	@mkdir -p "$(PEERS_AT)"
	@npm install --silent --no-audit --no-fund --prefix "$(PEERS_AT)" $(PEERS)

bench-check: ## has a small job come to need over 5 % more instructions?
	@.ci/deps build valgrind
	@$(BUILD) all MODE=release
	@RENEW=$(RENEW) DEMARC=$(CURDIR)/build/release/demarc tests/bench/check.pl

.PHONY: bench-quick
bench-quick: ## the same on smaller data, in less than a minute
	@QUICK=1 ALONE=1 $(MAKE) bench

clean: ## remove build/ and out/
	rm -rf build out

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-15s %s\n", $$1, $$2 }' \
	    Makefile
