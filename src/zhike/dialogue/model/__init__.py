"""What a language model may do in a turn: prompts, and the checks that its words have to pass. Pure but for the port `Model`."""
