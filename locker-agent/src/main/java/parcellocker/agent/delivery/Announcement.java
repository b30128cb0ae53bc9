package parcellocker.agent.delivery;

import java.util.Optional;
import parcellocker.agent.cabinet.Size;

/** A parcel the city says may come. */
public record Announcement(Waybill waybill, PersonRef recipient, Optional<Basis> basis, Optional<Size> size) {}
