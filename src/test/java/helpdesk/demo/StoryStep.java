package helpdesk.demo;

import java.util.Map;

/// A step of the story as the README tells it.
///
/// @param name of the document in the explorer
/// @param excerpt of the data that the server answers
record StoryStep(String document, String name, Map<String, ?> variables, String excerpt) {}
