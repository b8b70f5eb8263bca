namespace Bot.Understanding;

/// <summary>The form that a good answer has.</summary>
internal enum Shape
{
    List,
    Count,
    Detail,
    Top,
    Total,
    Breakdown,
    Trend,
    Compare,
    Forecast,
    Diagnosis,
    Steps,
    YesNo,
    Case,
    Text,
}
