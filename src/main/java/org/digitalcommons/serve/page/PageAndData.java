package org.digitalcommons.serve.page;

import java.util.Optional;
import org.digitalcommons.query.Answer;

/**
 * A page, and the answer it shows for those who want it as data.
 *
 * @param page what a person sees
 * @param data the answer; empty where the page shows none
 */
public record PageAndData(PageView page, Optional<Answer> data) {}
