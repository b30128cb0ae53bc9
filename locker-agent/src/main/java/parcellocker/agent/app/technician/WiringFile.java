package parcellocker.agent.app.technician;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** The verified profile in the data folder. A power cut at any instant leaves the former one or the new one. */
public final class WiringFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    public WiringFile(Path data) {
        this.file = data.resolve("wiring.json");
    }

    /**
     * As last written; {@link WiringProfile#NONE} if it never was.
     *
     * @throws ProblemException {@link Problem#CONFIG_UNREADABLE} if it is damaged
     */
    public WiringProfile read() throws IOException {
        try {
            SortedMap<String, WiringProfile.Verified> read = JSON.readValue(
                    Files.readString(file), new TypeReference<TreeMap<String, WiringProfile.Verified>>() {});
            SortedMap<CompartmentId, WiringProfile.Verified> compartments = new TreeMap<>();
            read.forEach((id, verified) -> compartments.put(new CompartmentId(id), verified));
            return new WiringProfile(compartments);
        } catch (NoSuchFileException never) {
            return WiringProfile.NONE;
        } catch (JacksonException | IllegalArgumentException damaged) {
            throw new ProblemException(
                    Problem.CONFIG_UNREADABLE, file + " is damaged: run `wire` again after removing it", damaged);
        }
    }

    /** On disk when it returns. */
    public void write(WiringProfile profile) throws IOException {
        SortedMap<String, WiringProfile.Verified> words = new TreeMap<>();
        profile.compartments().forEach((id, verified) -> words.put(id.value(), verified));
        byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(words);
        WholeFile.write(file, text);
    }
}
