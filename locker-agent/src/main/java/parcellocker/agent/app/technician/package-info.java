/** What a technician does before a cabinet goes live and when it is ill, apart from the console it is done at. */
@NullMarked
package parcellocker.agent.app.technician;

import org.jspecify.annotations.NullMarked;
