using System;

namespace StudyHub.Schema;

/// <summary>What a policy decides.</summary>
[Flags]
public enum Command
{
    None = 0,
    Select = 1,
    Insert = 2,
    Update = 4,
    Delete = 8,
    All = Select | Insert | Update | Delete,
}
