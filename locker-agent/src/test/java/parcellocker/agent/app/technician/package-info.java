@NullMarked
package parcellocker.agent.app.technician;

import org.jspecify.annotations.NullMarked;
