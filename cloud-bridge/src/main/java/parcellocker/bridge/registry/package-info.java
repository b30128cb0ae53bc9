/** Filing of outlets with the authority, and where they are: what is filed, by which day something is due, the map. */
@NullMarked
package parcellocker.bridge.registry;

import org.jspecify.annotations.NullMarked;
