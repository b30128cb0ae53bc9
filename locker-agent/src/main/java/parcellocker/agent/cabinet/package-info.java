/** The furniture: compartments, their locks and doors, and which of them fits. Knows no parcels. */
@NullMarked
package parcellocker.agent.cabinet;

import org.jspecify.annotations.NullMarked;
