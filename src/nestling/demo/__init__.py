"""Made-up families in five demonstration services, made only by playing the real actions on a moving clock."""
