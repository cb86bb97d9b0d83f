/** Holds the documents to what runs. */
@NullMarked
package io.perseid.documents;

import org.jspecify.annotations.NullMarked;
