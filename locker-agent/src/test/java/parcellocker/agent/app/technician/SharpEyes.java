package parcellocker.agent.app.technician;

import java.util.ArrayList;
import java.util.List;
import parcellocker.agent.cabinet.CompartmentId;

/** A technician who sees every door and shuts what they are asked to shut. */
final class SharpEyes implements Person {
    final List<String> heard = new ArrayList<>();
    private final ModelPlant plant;

    SharpEyes(ModelPlant plant) {
        this.plant = plant;
    }

    @Override
    public void tell(String line) {
        heard.add(line);
    }

    @Override
    public void progress(int step, int of, String what) {
        heard.add(step + "/" + of + " " + what);
    }

    @Override
    public boolean confirms(String question) {
        heard.add(question);
        return plant.open().isEmpty();
    }

    @Override
    public List<CompartmentId> whichMoved(CompartmentId expected) {
        return plant.open();
    }

    @Override
    public void shut(List<CompartmentId> doors, boolean untilSaid) {
        plant.shutAll();
    }
}
