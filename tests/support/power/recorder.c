/* Loaded into a program before all else (LD_PRELOAD), it notes what the program asks of its disk.

   Each record: its length, what it is (a letter), an inode (device and number), two numbers, and
   bytes. `tests/support/power/recording.py` reads them. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static int record_fd = -1;

static ssize_t usual_write(int fd, const void *data, size_t size) {
  static ssize_t (*usual)(int, const void *, size_t);
  if (!usual) usual = dlsym(RTLD_NEXT, "write");
  return usual(fd, data, size);
}

#define USUAL(name, result, ...)                                               \
  static result (*usual)(__VA_ARGS__);                                         \
  if (!usual) usual = dlsym(RTLD_NEXT, #name)

struct head {
  uint32_t size;
  uint32_t what;
  uint64_t device, inode;
  int64_t first, second;
};

static void __attribute__((constructor)) begin(void) {
  const char *path = getenv("RECORD_INTO");
  if (!path) return;
  int (*usual_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
  int opened = usual_open(path, O_WRONLY | O_APPEND);
  if (opened < 0) return;
  record_fd = fcntl(opened, F_DUPFD, 900); /* out of the way of closerange() */
  close(opened);
  flock(record_fd, LOCK_SH); /* whoever reads the records waits for it to go */
}

static void note(char what, const struct stat *of, int64_t first, int64_t second,
                 const void *data, size_t size) {
  if (record_fd < 0) return;
  struct head head = {(uint32_t)(sizeof head + size), (uint32_t)what,
                      of ? of->st_dev : 0, of ? of->st_ino : 0, first, second};
  char *record = malloc(sizeof head + size);
  if (!record) abort();
  memcpy(record, &head, sizeof head);
  memcpy(record + sizeof head, data, size);
  if (usual_write(record_fd, record, sizeof head + size) != (ssize_t)(sizeof head + size)) abort();
  free(record);
}

/* The whole path of a name, beginning at an open folder or at the present one. */
static void whole(int folder, const char *name, char *path) {
  char base[PATH_MAX] = "", link[64];
  if (name[0] != '/') {
    if (folder == AT_FDCWD) {
      if (!getcwd(base, sizeof base)) abort();
    } else {
      snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
      ssize_t size = readlink(link, base, sizeof base - 2);
      if (size < 0) abort();
      base[size] = 0;
    }
    strcat(base, "/");
  }
  snprintf(path, PATH_MAX, "%s%s", base, name);
}

static void note_name(char what, int folder, const char *name, const struct stat *of) {
  char path[PATH_MAX];
  int was = errno;
  whole(folder, name, path);
  note(what, of, 0, 0, path, strlen(path));
  errno = was;
}

static void note_names(char what, int from, const char *old, int to, const char *name) {
  char both[2 * PATH_MAX];
  int was = errno;
  whole(from, old, both);
  size_t first = strlen(both) + 1;
  whole(to, name, both + first);
  note(what, NULL, 0, 0, both, first + strlen(both + first));
  errno = was;
}

static void note_data(int fd, const void *data, size_t size, int64_t at) {
  struct stat of;
  int was = errno;
  if (fd == 1)
    note('s', NULL, 0, 0, data, size);
  else if (fd != record_fd && !fstat(fd, &of) && S_ISREG(of.st_mode))
    note('w', &of, at, 0, data, size);
  errno = was;
}

static void note_of(char what, int fd, int64_t first) {
  struct stat of;
  int was = errno;
  if (!fstat(fd, &of) && (S_ISREG(of.st_mode) || S_ISDIR(of.st_mode)))
    note(what, &of, first, 0, "", 0);
  errno = was;
}

#define OPEN(function, given, folder, call)                                    \
  int function given {                                                         \
    mode_t mode = 0;                                                           \
    if (flags & (O_CREAT | O_TMPFILE)) {                                       \
      va_list more;                                                            \
      va_start(more, flags);                                                   \
      mode = va_arg(more, int);                                                \
      va_end(more);                                                            \
    }                                                                          \
    struct stat of;                                                            \
    int was_there = (flags & (O_CREAT | O_TRUNC)) && !fstatat(folder, name, &of, 0); \
    int fd = call;                                                             \
    if (fd >= 0 && record_fd >= 0) {                                           \
      int was = errno;                                                         \
      if ((flags & O_CREAT) && !was_there && !fstat(fd, &of))                  \
        note_name('c', folder, name, &of);                                     \
      else if ((flags & O_TRUNC) && was_there)                                 \
        note_of('t', fd, 0);                                                   \
      errno = was;                                                             \
    }                                                                          \
    return fd;                                                                 \
  }

typedef int (*opens)(const char *, int, ...);
typedef int (*opens_at)(int, const char *, int, ...);
#define USUALLY(type, name) ((type)dlsym(RTLD_NEXT, name))

OPEN(open, (const char *name, int flags, ...), AT_FDCWD, USUALLY(opens, "open")(name, flags, mode))
OPEN(open64, (const char *name, int flags, ...), AT_FDCWD,
     USUALLY(opens, "open64")(name, flags, mode))
OPEN(openat, (int folder, const char *name, int flags, ...), folder,
     USUALLY(opens_at, "openat")(folder, name, flags, mode))
OPEN(openat64, (int folder, const char *name, int flags, ...), folder,
     USUALLY(opens_at, "openat64")(folder, name, flags, mode))

ssize_t write(int fd, const void *data, size_t size) {
  ssize_t done = usual_write(fd, data, size);
  if (done > 0 && record_fd >= 0) {
    int was = errno;
    off_t end = fd == 1 ? 0 : lseek(fd, 0, SEEK_CUR);
    errno = was;
    note_data(fd, data, done, end < 0 ? 0 : end - done);
  }
  return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  ssize_t done = 0;
  for (int n = 0; n < count; n++) {
    ssize_t each = write(fd, parts[n].iov_base, parts[n].iov_len);
    if (each < 0) return done ? done : each;
    done += each;
    if ((size_t)each < parts[n].iov_len) break;
  }
  return done;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
  USUAL(pwrite64, ssize_t, int, const void *, size_t, off64_t);
  ssize_t done = usual(fd, data, size, at);
  if (done > 0) note_data(fd, data, done, at);
  return done;
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
  return pwrite64(fd, data, size, at);
}

#define SHORTEN(name)                                                          \
  int name(int fd, off_t size) {                                               \
    USUAL(name, int, int, off_t);                                              \
    int done = usual(fd, size);                                                \
    if (!done) note_of('t', fd, size);                                         \
    return done;                                                               \
  }
SHORTEN(ftruncate)
SHORTEN(ftruncate64)

#define SYNC(name)                                                             \
  int name(int fd) {                                                           \
    USUAL(name, int, int);                                                     \
    int done = usual(fd);                                                      \
    if (!done) note_of('f', fd, 0);                                            \
    return done;                                                               \
  }
SYNC(fsync)
SYNC(fdatasync)

#define NAME(function, given, what, folder, usual_type, call)                  \
  int function given {                                                         \
    static int(*usual) usual_type;                                             \
    if (!usual) usual = dlsym(RTLD_NEXT, #function);                           \
    int done = call;                                                           \
    struct stat of = {0};                                                      \
    if (!done && what == 'm') fstatat(folder, name, &of, 0);                   \
    if (!done) note_name(what, folder, name, &of);                             \
    return done;                                                               \
  }
NAME(unlink, (const char *name), 'u', AT_FDCWD, (const char *), usual(name))
NAME(rmdir, (const char *name), 'u', AT_FDCWD, (const char *), usual(name))
NAME(unlinkat, (int folder, const char *name, int flags), 'u', folder, (int, const char *, int),
     usual(folder, name, flags))
NAME(mkdir, (const char *name, mode_t mode), 'm', AT_FDCWD, (const char *, mode_t),
     usual(name, mode))
NAME(mkdirat, (int folder, const char *name, mode_t mode), 'm', folder,
     (int, const char *, mode_t), usual(folder, name, mode))

#define NAMES(function, given, what, from, to, usual_type, call)               \
  int function given {                                                         \
    static int(*usual) usual_type;                                             \
    if (!usual) usual = dlsym(RTLD_NEXT, #function);                           \
    int done = call;                                                           \
    if (!done) note_names(what, from, old, to, name);                          \
    return done;                                                               \
  }
NAMES(rename, (const char *old, const char *name), 'r', AT_FDCWD, AT_FDCWD,
      (const char *, const char *), usual(old, name))
NAMES(renameat, (int from, const char *old, int to, const char *name), 'r', from, to,
      (int, const char *, int, const char *), usual(from, old, to, name))
NAMES(link, (const char *old, const char *name), 'l', AT_FDCWD, AT_FDCWD,
      (const char *, const char *), usual(old, name))
NAMES(linkat, (int from, const char *old, int to, const char *name, int flags), 'l', from, to,
      (int, const char *, int, const char *, int), usual(from, old, to, name, flags))

/* Python does without these where it has to; here, what they write would go by unseen. */
#define NEVER(function, given)                                                 \
  ssize_t function given {                                                     \
    errno = ENOSYS;                                                            \
    return -1;                                                                 \
  }
NEVER(copy_file_range, (int in, off64_t *at, int out, off64_t *to, size_t size, unsigned flags))
NEVER(sendfile, (int out, int in, off_t *at, size_t size))
NEVER(sendfile64, (int out, int in, off64_t *at, size_t size))
NEVER(pwritev, (int fd, const struct iovec *parts, int count, off_t at))
NEVER(pwritev64, (int fd, const struct iovec *parts, int count, off64_t at))
