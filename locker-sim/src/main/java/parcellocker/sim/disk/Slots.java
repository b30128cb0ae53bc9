package parcellocker.sim.disk;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pointers by which a loaded library calls other libraries: the slots that the dynamic linker fills, read from the ELF
 * relocations in the process's own memory (System V ABI, chapter 5). SQLite's table of system calls is made of such slots, and
 * so is the jump table of the calls it makes by name. Linux on x86-64 and aarch64.
 */
final class Slots {
    private static final long DT_STRTAB = 5;
    private static final long DT_SYMTAB = 6;
    private static final long DT_RELA = 7;
    private static final long DT_RELASZ = 8;
    private static final long DT_PLTRELSZ = 2;
    private static final long DT_JMPREL = 23;
    private static final int PT_DYNAMIC = 2;
    private static final int RELOCATION_BYTES = 24;
    private static final int SYMBOL_BYTES = 24;
    /** By machine: a pointer in data, one in the global offset table, one in the jump table. */
    private static final Map<String, List<Integer>> KINDS =
            new TreeMap<>(Map.of("x86-64", List.of(1, 6, 7), "aarch64", List.of(257, 1025, 1026)));

    private final long base;
    private final SortedMap<Long, Long> dynamic = new TreeMap<>();

    private Slots(long base) {
        this.base = base;
        readDynamic();
    }

    /** Whether this machine's calls can be caught. */
    static boolean isPossible() {
        return Platform.isLinux() && Native.POINTER_SIZE == 8 && KINDS.containsKey(Platform.ARCH);
    }

    /** Points every slot of the library that leads to one of these functions to another address. */
    static void replace(String library, Map<String, Pointer> replacements) {
        List<Long> bases = bases(library);
        if (bases.isEmpty()) {
            throw new IllegalStateException(library + " is not loaded");
        }
        for (long base : bases) {
            new Slots(base).replace(replacements);
        }
    }

    private static List<Long> bases(String library) {
        List<Long> bases = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
                String[] fields = line.split(" +", 6);
                if (fields.length == 6 && fields[5].contains(library) && Long.parseLong(fields[2], 16) == 0) {
                    bases.add(Long.parseUnsignedLong(fields[0].substring(0, fields[0].indexOf('-')), 16));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bases;
    }

    private void readDynamic() {
        Pointer header = new Pointer(base);
        long table = header.getLong(32);
        int size = Short.toUnsignedInt(header.getShort(54));
        int count = Short.toUnsignedInt(header.getShort(56));
        for (int i = 0; i < count; i++) {
            long at = table + (long) i * size;
            if (header.getInt(at) == PT_DYNAMIC) {
                Pointer entries = new Pointer(base + header.getLong(at + 16));
                for (long tag = 0; entries.getLong(tag) != 0; tag += 16) {
                    dynamic.put(entries.getLong(tag), entries.getLong(tag + 8));
                }
            }
        }
    }

    private void replace(Map<String, Pointer> replacements) {
        SortedMap<String, Integer> found = new TreeMap<>();
        replace(DT_RELA, DT_RELASZ, replacements, found);
        replace(DT_JMPREL, DT_PLTRELSZ, replacements, found);
        for (String name : replacements.keySet()) {
            if (!found.containsKey(name)) {
                throw new IllegalStateException("the library does not call " + name);
            }
        }
    }

    private void replace(long tag, long sizeTag, Map<String, Pointer> replacements, SortedMap<String, Integer> found) {
        List<Integer> kinds = KINDS.getOrDefault(Platform.ARCH, List.of());
        Pointer table = address(tag);
        long size = dynamic.getOrDefault(sizeTag, 0L);
        for (long at = 0; at < size; at += RELOCATION_BYTES) {
            int kind = table.getInt(at + 8);
            String name = kinds.contains(kind) ? symbol(table.getInt(at + 12)) : "";
            Pointer replacement = replacements.get(name);
            if (replacement != null) {
                point(base + table.getLong(at), replacement);
                found.merge(name, 1, Integer::sum);
            }
        }
    }

    /** Slots that the linker has made read-only are made writable, and stay so. */
    private static void point(long slot, Pointer to) {
        long page = slot & -Libc.getpagesize();
        if (Libc.mprotect(new Pointer(page), slot + Native.POINTER_SIZE - page, Libc.PROT_READ_WRITE) != 0) {
            throw new IllegalStateException("mprotect failed, errno " + Native.getLastError());
        }
        new Pointer(slot).setPointer(0, to);
    }

    private String symbol(int index) {
        int name = address(DT_SYMTAB).getInt((long) index * SYMBOL_BYTES);
        return address(DT_STRTAB).getString(Integer.toUnsignedLong(name));
    }

    /** glibc writes the true address over the one in the file; other linkers leave it. */
    private Pointer address(long tag) {
        Long value = dynamic.get(tag);
        if (value == null) {
            throw new IllegalStateException("no dynamic entry " + tag);
        }
        return new Pointer(Long.compareUnsigned(value, base) < 0 ? base + value : value);
    }
}
