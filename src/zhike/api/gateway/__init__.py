"""The two lanes to browsers: facts (durable, resumable) and signals (lossy), over WebSockets."""
