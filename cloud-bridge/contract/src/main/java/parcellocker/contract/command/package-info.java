/** Openings ordered from afar, as operators sign them. */
@NullMarked
package parcellocker.contract.command;

import org.jspecify.annotations.NullMarked;
