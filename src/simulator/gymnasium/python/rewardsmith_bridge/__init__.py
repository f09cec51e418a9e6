"""The Python side of rewardsmith's bridge: one process holds the lanes of one environment."""
