/* The trees of values behind a table: meta and summary. */
#include "base/table.h"

#include <math.h>
#include <string.h>

static demarc_value *add(demarc_table *table, demarc_value *parent,
                         const char *key, demarc_kind kind)
{
    demarc_value *value;

    if (!table || !parent || table->failed)
        return NULL;
    value = demarc_arena_take(&table->arena, sizeof *value);
    table->failed = !value;
    if (!value)
        return NULL;
    *value = (demarc_value){.kind = kind, .text = "", .number = NAN};
    if (key) {
        value->key = demarc_arena_text(&table->arena, key);
        table->failed = !value->key;
    }
    if (parent->last)
        parent->last->next = value;
    else
        parent->first = value;
    parent->last = value;
    return table->failed ? NULL : value;
}

demarc_value *demarc_value_object(demarc_table *table, demarc_value *parent,
                                  const char *key)
{
    return add(table, parent, key, DEMARC_KIND_OBJECT);
}

demarc_value *demarc_value_array(demarc_table *table, demarc_value *parent,
                                 const char *key)
{
    return add(table, parent, key, DEMARC_KIND_ARRAY);
}

void demarc_value_text(demarc_table *table, demarc_value *parent,
                       const char *key, const char *text)
{
    demarc_value *value =
        add(table, parent, key, *text ? DEMARC_KIND_TEXT : DEMARC_KIND_NULL);

    if (!value)
        return;
    value->text = demarc_arena_text(&table->arena, text);
    table->failed = !value->text;
}

void demarc_value_number(demarc_table *table, demarc_value *parent,
                         const char *key, demarc_kind kind, double number)
{
    demarc_value *value =
        add(table, parent, key, isfinite(number) ? kind : DEMARC_KIND_NULL);

    if (value)
        value->number = number;
}

/* The child whose key is the first `length` bytes of `key`. */
static const demarc_value *find(const demarc_value *parent, const char *key,
                                size_t length)
{
    const demarc_value *child = parent->first;

    while (child && !(child->key && strlen(child->key) == length &&
                      memcmp(child->key, key, length) == 0))
        child = child->next;
    return child;
}

bool demarc_table_number(const demarc_table *table, const char *path,
                         double *out)
{
    const demarc_value *value = &table->summary;
    size_t length;

    for (; value; path += length + 1) {
        length = strcspn(path, ".");
        value = find(value, path, length);
        if (!path[length])
            break;
    }
    *out = value ? value->number : NAN;
    return isfinite(*out);
}
