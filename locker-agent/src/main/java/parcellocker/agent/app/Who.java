package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import parcellocker.agent.vault.Device;
import parcellocker.agent.vault.DeviceFile;
import parcellocker.agent.vault.NewBoard;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * Which locker this is: as an enrolment wrote it into the folder {@code identity}, or as brought by hand with {@code keys} and
 * {@code epoch}.
 *
 * @param epoch in which a store begins that is made from nothing
 * @param device empty if this locker did not enrol
 */
record Who(long epoch, Path keys, Optional<Device> device) {

    static Who read(Fields top, Function<String, Path> path) {
        if (top.has("identity")) {
            for (String other : new String[] {"keys", "epoch"}) {
                if (top.has(other)) {
                    top.note(Problem.CONFIG_CONFLICT, other, "comes with the identity; remove it here");
                }
            }
            return enrolled(top, path.apply(top.text("identity")));
        }
        long epoch = top.number("epoch", new Fields.Bounds(1, Long.MAX_VALUE, 1));
        return new Who(epoch, top.value("keys", path).orElse(path.apply("")), Optional.empty());
    }

    private static Who enrolled(Fields top, Path folder) {
        Optional<DeviceFile> file = file(top, folder);
        String locker = top.maybeText("locker").orElse("");
        file.filter(one -> !one.locker().equals(locker))
                .ifPresent(one -> top.note(
                        Problem.CONFIG_CONFLICT, "identity", "is that of " + one.locker() + ", not of " + locker));
        return new Who(
                file.map(DeviceFile::epoch).orElse(1L),
                folder.resolve(NewBoard.KEYS),
                file.map(one -> new Device(folder)));
    }

    /** An expired certificate is no mistake: the locker works on without the city, and renews it. */
    private static Optional<DeviceFile> file(Fields top, Path folder) {
        try {
            Optional<DeviceFile> file = DeviceFile.read(folder);
            if (file.isEmpty()) {
                top.note(Problem.KEYS_MISSING, "identity", "is empty: enrol this locker first");
            }
            file.ifPresent(DeviceFile::identity);
            return file;
        } catch (IOException unreadable) {
            top.note(Problem.CONFIG_UNREADABLE, "identity", "cannot be read: " + unreadable.getMessage());
        } catch (ProblemException unfit) {
            top.note(unfit.problem(), "identity", String.valueOf(unfit.getMessage()));
        }
        return Optional.empty();
    }
}
