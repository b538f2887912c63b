"""What is told the other way round: denied, planned, under way or done otherwise than supplied, up for down."""
