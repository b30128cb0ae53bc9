package parcellocker.sim.app;

import java.nio.file.Files;
import java.nio.file.Path;
import parcellocker.sim.bench.CabinetLayout;

/**
 * A cabinet that somebody asked for, and how bench and agent find it.
 *
 * @param agentName as the agent's configuration has it: a layout that {@code hardware} ships, or a file
 * @param cabinet as the bench has read it
 */
record LayoutChoice(String agentName, CabinetLayout cabinet) {
    /**
     * The file of that name, or the layout that {@code hardware} ships under it.
     *
     * @throws StandRefusal if there is neither, or it cannot be read as a cabinet
     */
    static LayoutChoice of(String asked) {
        Path file = Path.of(asked).toAbsolutePath();
        boolean isFile = Files.isRegularFile(file);
        String shipped = "hardware/cabinets/" + asked + ".yaml";
        if (!isFile && LayoutChoice.class.getResource("/" + shipped) == null) {
            throw new StandRefusal(
                    "layout " + asked + ": there is no such file, and hardware ships no layout of that name");
        }
        try {
            return new LayoutChoice(
                    isFile ? file.toString() : asked, CabinetLayout.read(isFile ? file.toString() : shipped));
        } catch (IllegalArgumentException unfit) {
            throw new StandRefusal("layout " + asked + ": " + unfit.getMessage());
        }
    }
}
