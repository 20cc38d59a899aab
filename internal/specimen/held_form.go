package specimen

func heldBasicInfo() []layout { return nil }

func heldApplications() []layout { return nil }
